package org.rostrum.provider.bluesky.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.settings.SettingValues;

/** Addresses of servers, as people write them. */
final class ServerAddressTest {
  @Test
  void anAddressIsReadWithOrWithoutItsScheme() {
    Map.of(
            "bsky.social", "https://bsky.social",
            " https://PDS.Example.org/ ", "https://pds.example.org",
            "https://pds.example.org:8443", "https://pds.example.org:8443",
            "https://pds.example.org:443/", "https://pds.example.org",
            "http://localhost:2583", "http://localhost:2583",
            "http://127.0.0.1:2583/", "http://127.0.0.1:2583")
        .forEach(
            (text, uri) -> assertThat(ServerAddress.of(text)).as(text).contains(URI.create(uri)));
  }

  @Test
  void passwordsTravelInClearTextOnThisMachineOnly() {
    for (String bad :
        List.of(
            "http://pds.example.org",
            "https://pds.example.org/path",
            "https://pds.example.org?x",
            "https://pds.example.org:99999",
            "https://user@pds.example.org",
            "ftp://pds.example.org",
            "http://localhost.example.org",
            "file:///etc/passwd",
            "",
            "two words",
            "a".repeat(301))) {
      assertThat(ServerAddress.of(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void onlyIdsOfKnownMethodsAreIds() {
    assertThat(Did.isDid("did:plc:c47cretigehlmzdzdax6yzc5")).isTrue();
    assertThat(Did.isDid("did:web:example.org")).isTrue();
    assertThat(Did.isDid("did:web:localhost%3A1234")).isTrue();
    assertThat(Did.isDid("did:key:zQ3sh")).isFalse();
    assertThat(Did.isDid("did:plc:../../x")).isFalse();
    for (String bad :
        List.of("-", "a-.b", "a..b", ".a", "a.", "1.2.3", "127.0.0.1", "a%3A0", "a%3A65536", "A")) {
      assertThat(Did.isDid("did:web:" + bad)).as(bad).isFalse();
      assertThat(Did.document("did:web:" + bad, URI.create("https://plc.directory"))).isEmpty();
    }
    assertThat(Did.isDid("did:web:" + "a.".repeat(100_000) + "b")).isFalse();
    assertThat(Did.isDid("did:web:a-b.c1%3A65535")).isTrue();
    assertThat(Did.document("did:web:localhost%3A1234", URI.create("https://plc.directory")))
        .contains(URI.create("http://localhost:1234/.well-known/did.json"));
    assertThat(Did.document("did:web:example.org", URI.create("https://plc.directory")))
        .contains(URI.create("https://example.org/.well-known/did.json"));
  }

  @Test
  void handlesAreNamesOfHosts() {
    for (String good : List.of("alice.test", "A-b.c-d.Org", "1.2.x3", "a.b")) {
      assertThat(Did.isHandle(good)).as(good).isTrue();
    }
    for (String bad : List.of("a.b-", "a.-b", "a-.b", "a..b", "1.2.3", "a", "a.b.", "ü.test", "")) {
      assertThat(Did.isHandle(bad)).as(bad).isFalse();
    }
  }

  @Test
  void whatNamesNoHostIsRefusedAndNotAsked() {
    Directory directory =
        new Directory(
            SettingValues.empty(),
            request -> {
              throw new AssertionError("Asked for " + request.uri());
            });
    for (String address :
        List.of("https://a.b-/x", "https://-/x", "https://1.2.3:99999/x", "https://a_b/x")) {
      assertThatThrownBy(() -> directory.read(URI.create(address), "somebody"))
          .as(address)
          .isInstanceOfSatisfying(
              NetworkException.class,
              e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.REFUSED))
          .hasMessageContaining("«somebody» names no host");
    }
    for (String name : List.of("a.b-", "did:web:-", "did:web:1.2.3", "did:web:a..b")) {
      assertThatThrownBy(() -> directory.find(name))
          .as(name)
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining(name);
    }
  }
}

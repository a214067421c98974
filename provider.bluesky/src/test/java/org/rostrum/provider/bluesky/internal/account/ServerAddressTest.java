package org.rostrum.provider.bluesky.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses of servers, as people write them. */
final class ServerAddressTest {
  @Test
  void anAddressIsReadWithOrWithoutItsScheme() {
    Map.of(
            "bsky.social", "https://bsky.social",
            " https://PDS.Example.org/ ", "https://pds.example.org",
            "https://pds.example.org:8443", "https://pds.example.org:8443",
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
    assertThat(Did.document("did:web:localhost%3A1234", URI.create("https://plc.directory")))
        .contains(URI.create("http://localhost:1234/.well-known/did.json"));
    assertThat(Did.document("did:web:example.org", URI.create("https://plc.directory")))
        .contains(URI.create("https://example.org/.well-known/did.json"));
  }
}

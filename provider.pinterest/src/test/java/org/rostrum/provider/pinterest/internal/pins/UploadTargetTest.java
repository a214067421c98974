package org.rostrum.provider.pinterest.internal.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network names where to upload to, and is not to be trusted with it. */
final class UploadTargetTest {
  private static final URI PINTEREST = URI.create("https://api-sandbox.pinterest.com/v5");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pinterest-media-upload.s3-accelerate.amazonaws.com/",
        "https://127.0.0.1/",
        "https://10.0.0.7/",
        "https://[fd00::1]/",
        "https://2130706433/",
        "https://user:word@bucket.example/",
        "https:///nohost",
        "ftp://bucket.example/",
        "file:///etc/passwd"
      })
  void pinterestsUploadsGoToPublicNames(String address) {
    assertThat(target(PINTEREST, "52.92.0.1").objection(URI.create(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fd00::1",
        "fe80::1"
      })
  void aNameThatMeansAMachineOfTheHouseIsRefused(String resolved) {
    assertThat(target(PINTEREST, resolved).objection(URI.create("https://bucket.example/")))
        .hasValueSatisfying(said -> assertThat(said).contains("not a public address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"52.92.0.1", "2600:1fa0::1"})
  void aPublicNameIsTaken(String resolved) {
    assertThat(
            target(PINTEREST, resolved)
                .objection(
                    URI.create("https://pinterest-media-upload.s3-accelerate.amazonaws.com/")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8090/upload", "http://localhost:8090/upload"})
  void thisMachineIsForAnApiOnThisMachine(String address) {
    assertThat(target(URI.create("http://127.0.0.1:8090/v5"), "").objection(URI.create(address)))
        .isEmpty();
    assertThat(target(URI.create("https://api.example.org/v5"), "").objection(URI.create(address)))
        .isPresent();
    assertThat(
            target(URI.create("https://api.example.org/v5"), "52.92.0.1")
                .objection(URI.create("https://media.example.org/")))
        .isEmpty();
    assertThat(
            target(URI.create("https://api.example.org/v5"), "")
                .objection(URI.create("http://media.example.org/")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "0.0.0.0", "::1"})
  void howeverThisMachineIsSpelledItIsForItsOwnApi(String resolved) {
    assertThat(
            target(URI.create("https://api.example.org/v5"), resolved)
                .objection(URI.create("https://media.example.org/")))
        .hasValueSatisfying(said -> assertThat(said).contains("this machine"));
  }

  private static UploadTarget target(URI api, String resolved) {
    return new UploadTarget(
        api,
        host -> {
          if (resolved.isEmpty()) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.getByName(resolved)};
        });
  }
}

package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;

/** What became of an attempt is not always plain to see; all the unclear cases at the same time. */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class ReconcileIT {
  /** More than a page of Pinterest's list. */
  private static final int MORE_THAN_A_PAGE = 260;

  private static final Duration LAG = Duration.ofSeconds(15);
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void decidesRightOnTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    decidesRight(folder);
  }

  @Test
  void decidesRightOnPostgres(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    decidesRight(folder, database.options());
  }

  private void decidesRight(Path folder, String... options) throws Exception {
    try (Installation installation = Installation.running(folder, 4, options)) {
      installation.pinterest().listLag(LAG);
      String[] twins = twins(installation, installation.fresh());
      String alike = pinnedByHandAsWell(installation, installation.fresh());
      String buried = buriedUnderAPageOfOthers(installation, installation.fresh());

      installation.ledger().awaitState(alike, "NEEDS_DECISION", Bounds.SETTLED);
      assertThat(pins(installation, "Twice by hand")).isEqualTo(2);
      decideThatItIsThere(installation, alike);
      for (String id : new String[] {twins[0], twins[1], alike, buried}) {
        installation.ledger().awaitState(id, "PUBLISHED", Bounds.SETTLED);
      }
      assertThat(pins(installation, "Twins")).isEqualTo(2);
      assertThat(Stream.of(twins).map(id -> url(installation, id)).distinct()).hasSize(2);
      assertThat(pins(installation, "Twice by hand")).isEqualTo(2);
      assertThat(pins(installation, "Buried")).isEqualTo(1);
    }
  }

  /** Two publications with the same content; the answers to both creating calls are lost. */
  private static String[] twins(Installation installation, Account account) {
    installation.pinterest().faults().next(Fault.drop().after().by(account.user()).times(2));
    return new String[] {
      installation.ledger().scheduleAs("Twins", account, Instant.now()),
      installation.ledger().scheduleAs("Twins", account, Instant.now())
    };
  }

  /** Its answer is lost, and somebody pins the very same by hand in that moment. */
  private String pinnedByHandAsWell(Installation installation, Account account) throws Exception {
    Duration silence = Duration.ofSeconds(5);
    installation.pinterest().faults().next(Fault.hang(silence).after().by(account.user()));
    String id = installation.ledger().scheduleAs("Twice by hand", account, Instant.now());
    Waiting.until("its pin", Bounds.SOON, () -> pins(installation, "Twice by hand") == 1);
    pinByHand(
        installation,
        account,
        "\"title\":\"Twice by hand\",\"description\":\"About Twice by hand\","
            + "\"link\":\"https://example.org/\",\"alt_text\":\"A photo\"");
    return id;
  }

  /** Its answer is lost, and more than a page of other pins follows before anybody asks. */
  private String buriedUnderAPageOfOthers(Installation installation, Account account)
      throws Exception {
    var faults = installation.pinterest().faults();
    faults.next(
        Fault.latency(Duration.ZERO).before().on("GET", "/boards/*/pins").by(account.user()));
    faults.next(Fault.drop().after().by(account.user()));
    faults.next(Fault.hold().before().on("GET", "/boards/*/pins").by(account.user()));
    String id = installation.ledger().scheduleAs("Buried", account, Instant.now());
    assertThat(faults.awaitHeld(1, Bounds.SOON)).isTrue();
    for (int number = 1; number <= MORE_THAN_A_PAGE; number++) {
      pinByHand(installation, account, "\"title\":\"Other " + number + "\"");
    }
    faults.clear();
    return id;
  }

  private void pinByHand(Installation installation, Account account, String texts)
      throws IOException, InterruptedException {
    String token = installation.pinterest().issueToken(account.user(), Environment.SANDBOX, SCOPES);
    String body =
        "{\"board_id\":\""
            + account.board()
            + "\","
            + texts
            + ",\"media_source\":{\"source_type\":\"image_base64\",\"content_type\":\"image/png\","
            + "\"data\":\""
            + Base64.getEncoder().encodeToString(png())
            + "\"}}";
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(installation.pinterest().apiUrl(Environment.SANDBOX) + "/pins"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", bytes))
        .isTrue();
    return bytes.toByteArray();
  }

  private static void decideThatItIsThere(Installation installation, String publication) {
    var ignored =
        installation
            .client()
            .send(
                "POST",
                "/publications/" + publication + "/decide",
                RostrumClient.object().put("decision", "IT_IS_THERE"),
                200);
  }

  private static String url(Installation installation, String publication) {
    return installation.client().publication(publication).get("url").asText();
  }

  private static long pins(Installation installation, String title) {
    return installation.pinterest().pins().stream()
        .filter(pin -> pin.title().orElse("").equals(title))
        .count();
  }
}

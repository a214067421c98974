package org.rostrum.itest.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.hosting.chirp.ChirpProvider;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;

/**
 * A network that the product has never heard of is installed into the running product, updated
 * while it publishes, suspended, removed and brought back: nothing is lost, and nothing appears
 * twice. How much: {@code -Drostrum.test.publications} and {@code -Drostrum.test.updates}.
 */
class HostedNetworkIT {
  private static final int PUBLICATIONS = Integer.getInteger("rostrum.test.publications", 150);
  private static final int UPDATES = Integer.getInteger("rostrum.test.updates", 3);
  private static final int ACCOUNTS = 48;

  /** Time enough to take the network away before. */
  private static final Duration SHORTLY = Duration.ofSeconds(8);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final ChirpServer server = new ChirpServer(Duration.ofSeconds(1));
  private RostrumProcess rostrum;
  private RostrumClient client;
  private Hosting hosting;

  @BeforeEach
  void start() {
    rostrum =
        RostrumProcess.start(
            QuickStart.environment(), folder.resolve("data"), RostrumProcess.freePort());
    client = new RostrumClient(rostrum.baseUrl());
    client.setUp(rostrum.setupToken());
    hosting = new Hosting(client);
  }

  @AfterEach
  void stop() {
    rostrum.close();
    server.close();
  }

  @Test
  void nothingIsLostAndNothingAppearsTwiceWhateverHappensToItsBundle() {
    hosting.install(Hosting.chirp("1.0.0"));
    hosting.configure(server.address());
    List<String> accounts = new ArrayList<>();
    for (int bird = 0; bird < ACCOUNTS; bird++) {
      accounts.add(hosting.connect("bird" + bird));
    }

    publishesThroughUpdates(accounts);
    removalKeepsEverythingWaiting(accounts.getFirst());
    aSuspensionIsToldToWhatWaitsForIt(accounts.getFirst());
    faultsOfItsCodeSuspendItAndHurtNobodyElse(accounts.getFirst());
  }

  private void publishesThroughUpdates(List<String> accounts) {
    List<String> publications = hosting.schedule(accounts, PUBLICATIONS, Instant.now());
    int cutInto = 0;
    for (int update = 1; update <= UPDATES; update++) {
      JsonNode plan = hosting.stage(Hosting.chirp("1.0." + update));
      // each update falls among calls that run
      Waiting.until("it publishes", SOON, () -> server.now() > 0);
      cutInto += server.now();
      JsonNode ignored = hosting.decide(plan);
      assertThat(hosting.offered()).isEqualTo("1.0." + update);
    }
    assertThat(server.posts().size()).as("made by the time of the last update").isPositive();
    awaitPublished(publications);

    assertThat(server.posts())
        .as("each made, and made once")
        .isEqualTo(publications.stream().collect(Collectors.toMap(Function.identity(), any -> 1)));
    System.out.printf(
        "hosting: %d publications through %d updates, %d calls ran when one began, up to %d at once%n",
        PUBLICATIONS, UPDATES, cutInto, server.most());
  }

  private void removalKeepsEverythingWaiting(String account) {
    List<String> waiting = schedule(account);
    hosting.remove();
    awaitState(waiting, "WAITING");
    assertThat(reason(waiting)).contains("'chirp' is not installed");
    JsonNode kept = hosting.bundle().orElseThrow();
    assertThat(kept.get("state").asText()).isEqualTo("STOPPED");
    assertThat(kept.get("accounts").asInt()).isEqualTo(ACCOUNTS);
    assertThat(kept.get("waiting").asInt()).isEqualTo(1);
    assertThat(client.get("/accounts/" + account).get("state").asText())
        .isEqualTo("PROVIDER_UNAVAILABLE");

    // laid into the folder again, it goes on without anybody's doing: its settings are there, too
    Hosting.chirp("1.1.0").drop(Hosting.providers(folder.resolve("data")), "chirp.jar");
    awaitPublished(waiting);
    assertThat(server.posts()).containsEntry(waiting.getFirst(), 1);
    assertThat(client.get("/accounts/" + account).get("state").asText()).isEqualTo("CONNECTED");
  }

  private void aSuspensionIsToldToWhatWaitsForIt(String account) {
    List<String> waiting = schedule(account);
    JsonNode suspended =
        hosting.change("suspend", RostrumClient.object().put("reason", "It is being looked at"));
    assertThat(suspended.get("state").asText()).isEqualTo("SUSPENDED");
    awaitState(waiting, "WAITING");
    String why =
        "Chirp is suspended: It is being looked at. It goes on when an administrator resumes it on"
            + " Bundles.";
    assertThat(reason(waiting)).isEqualTo(why);
    assertThat(client.get("/accounts/" + account).get("reason").asText()).isEqualTo(why);
    assertThat(shell("rostrum:health")).contains("Chirp is suspended: It is being looked at.");

    JsonNode resumed = hosting.change("resume", RostrumClient.object());
    assertThat(resumed.get("state").asText()).isEqualTo("ACTIVE");
    awaitPublished(waiting);
  }

  private void faultsOfItsCodeSuspendItAndHurtNobodyElse(String account) {
    ObjectNode draft = Hosting.draft(account, ChirpProvider.UNBEARABLE);
    for (int fault = 1; fault <= 5; fault++) {
      assertThat(client.send("POST", "/posts/check", draft, 200).toString())
          .contains("PROVIDER_FAILED");
      if (fault == 1) {
        JsonNode health = hosting.bundle().orElseThrow().get("health");
        assertThat(health.get("state").asText()).isEqualTo("TROUBLED");
        assertThat(health.at("/faults/0/detail").asText())
            .isEqualTo("validate threw StackOverflowError");
      }
    }
    Waiting.until("it is suspended", SOON, () -> hosting.offered().equals("none"));
    assertThat(shell("rostrum:bundles"))
        .contains("SUSPENDED")
        .contains("by itself after 5 faults within 10 minutes")
        .contains("validate threw StackOverflowError");
    assertThat(client.send("POST", "/posts/check", draft, 200).toString())
        .contains("Chirp is suspended")
        .doesNotContain("cannot stand");
    assertThat(client.get("/providers/pinterest").get("name").asText()).isEqualTo("Pinterest");
    assertThat(shell("rostrum:provider-resume chirp")).contains("chirp");
    assertThat(hosting.bundle().orElseThrow().at("/health/state").asText()).isEqualTo("WELL");
  }

  private List<String> schedule(String account) {
    return hosting.schedule(List.of(account), 1, Instant.now().plus(SHORTLY));
  }

  private String reason(List<String> publications) {
    return client.publication(publications.getFirst()).get("reason").asText();
  }

  private void awaitPublished(List<String> publications) {
    awaitState(publications, "PUBLISHED");
  }

  private void awaitState(List<String> publications, String state) {
    List<String> left = new ArrayList<>(publications);
    try {
      Waiting.until(
          publications.size() + " publications " + state,
          SETTLED,
          () -> {
            left.removeIf(id -> client.publication(id).get("state").asText().equals(state));
            return left.isEmpty();
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + client.publication(left.getFirst()), e);
    }
  }

  private String shell(String command) {
    RostrumProcess.Finished finished =
        RostrumProcess.run(Map.of(), "shell", "--data", folder.resolve("data").toString(), command);
    assertThat(finished.exitValue()).as(command + ": " + finished.output()).isZero();
    return finished.output();
  }
}

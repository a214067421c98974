package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;

/** The packaged product on PostgreSQL, from the first start to a published pin. */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class PostgresIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void isSetUpAndPublishesAndComesBack(TestPostgres.Database database) throws Exception {
    Path data = folder.resolve("data");
    int port = RostrumProcess.freePort();
    try (PinterestSimulator pinterest =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withRedirectUris(Set.of("http://localhost:" + port + "/oauth/callback")))) {
      String publication;
      try (RostrumProcess rostrum =
          RostrumProcess.start(QuickStart.environment(), data, port, database.options())) {
        RostrumClient client = new RostrumClient(rostrum.baseUrl());
        client.setUp(rostrum.setupToken());
        client.configurePinterest(pinterest.baseUrl());
        String account = client.connectPinterest("norrastudio");
        String media = client.upload(Samples.coffee());
        publication =
            client.schedule(
                account,
                media,
                client.boards(account).getFirst(),
                "Cup",
                Instant.now().plusSeconds(1));
        awaitPublished(client, publication);
        assertThat(pinterest.pins()).hasSize(1);
        assertThat(rostrum.stop()).isLessThan(Duration.ofSeconds(12));
      }
      assertThat(data.resolve("db")).doesNotExist();

      Map<String, String> environment =
          Map.of(
              "ROSTRUM_DATABASE_URL",
              database.options()[1],
              "ROSTRUM_DATABASE_USER",
              "postgres",
              "JAVA_OPTS",
              QuickStart.options());
      try (RostrumProcess rostrum = RostrumProcess.start(environment, data, port)) {
        RostrumClient client = new RostrumClient(rostrum.baseUrl());
        client.signIn();
        awaitPublished(client, publication);
        assertThat(rostrum.output()).doesNotContain("setup token");
      }
      assertThat(pinterest.pins()).hasSize(1);
    }
  }

  private static void awaitPublished(RostrumClient client, String publication) {
    Waiting.until(
        "the publication published",
        SOON,
        () -> client.publication(publication).get("state").asText().equals("PUBLISHED"));
  }

  @Test
  void aServerThatIsNotThereIsOneSentence() {
    RostrumProcess.Finished finished =
        RostrumProcess.run(
            QuickStart.environment(),
            "run",
            "--port",
            Integer.toString(RostrumProcess.freePort()),
            "--data",
            folder.resolve("data").toString(),
            "--database",
            "jdbc:postgresql://127.0.0.1:1/rostrum");

    assertThat(finished.exitValue()).isEqualTo(1);
    assertThat(finished.output())
        .contains("The database at jdbc:postgresql://127.0.0.1:1/rostrum cannot be used")
        .doesNotContain("\tat ");
  }
}

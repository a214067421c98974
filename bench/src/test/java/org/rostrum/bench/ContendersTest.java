package org.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contender executes everything exactly once, or the benchmarks say so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContendersTest {
  private static final int JOBS = 50;
  private static final int ACCOUNTS = 10;

  private final Race race = new Race(new CpuMeter(OptionalLong.empty()));
  private final PostgresServer server;

  ContendersTest(@TempDir Path folder) {
    server = PostgresServer.start(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static Stream<Contender> onPostgres() {
    return Stream.of(
        new Rostrum(),
        DbScheduler.standard(),
        new BareLoop(),
        new JobRunrServer(),
        QuartzJdbc.clustered(),
        QuartzJdbc.alone());
  }

  static Stream<Contender> onH2() {
    return Stream.of(new Rostrum(), DbScheduler.standard());
  }

  @ParameterizedTest
  @MethodSource("onPostgres")
  void executeEverythingOnceOnPostgres(Contender contender) {
    Database.Postgres database = server.freshDatabase();
    execute(contender, database);
    server.drop(database);
  }

  @ParameterizedTest
  @MethodSource("onH2")
  void executeEverythingOnceOnH2(Contender contender, @TempDir Path own) throws Exception {
    execute(contender, new Database.H2(Files.createDirectories(own.resolve("h2")), ""));
  }

  private void execute(Contender contender, Database database) {
    Ledger ledger = new Ledger(JOBS);
    try (Contender.Deployment deployed = contender.deploy(database, ACCOUNTS, ledger)) {
      Race.Result result =
          race.run(contender.name(), deployed, ledger, Race.due(0, JOBS, ACCOUNTS, Instant.now()));
      assertThat(result.perSecond()).isPositive();
      assertThat(ledger.executed()).isEqualTo(JOBS);
      assertThat(deployed.recorded()).isEqualTo(JOBS);
    }
  }

  @Test
  void whatLiesFarAheadIsNotExecuted() {
    Database.Postgres database = server.freshDatabase();
    Ledger ledger = new Ledger(JOBS);
    try (Rostrum.Deployed deployed = new Rostrum().deploy(database, ACCOUNTS, ledger)) {
      deployed.publications().addFuture(database, 100);
      Race.Result result =
          race.run("Rostrum", deployed, ledger, Race.due(0, JOBS, ACCOUNTS, Instant.now()));
      assertThat(result.jobs()).isEqualTo(JOBS);
    }
    server.drop(database);
  }

  @Test
  void aLostOrDoubledExecutionEndsTheRun() {
    Ledger ledger = new Ledger(3);
    ledger.executed(0);
    ledger.executed(1);
    ledger.executed(1);
    assertThatThrownBy(() -> ledger.demandExactlyOnce("Somebody", 0, 3))
        .isInstanceOf(InvalidRun.class)
        .hasMessageContaining("lost 1 and doubled 1 of 3");
  }

  @Test
  void latenessIsCountedFromTheDueInstant() {
    Ledger ledger = new Ledger(1);
    Instant due = Instant.now().minusMillis(5);
    ledger.executed(0);
    Race.Lateness lateness =
        new Race.Lateness(ledger.lateness(List.of(new Job(0, 0, due))), java.util.Optional.empty());
    assertThat(lateness.millis(99)).isBetween(5.0, 5_000.0);
    assertThat(lateness.early()).isZero();
  }
}

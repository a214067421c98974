package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/** The database goes away in the middle of calls and comes back: nobody has to restart anything. */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class DatabaseGoneIT {
  private static final Duration AWAY = Duration.ofSeconds(30);
  private static final Pattern PORT = Pattern.compile("://([^:/]+):(\\d+)/");

  @Test
  void connectionsBreakAndAreRefused(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Sluice sluice = new Sluice(port(database))) {
      outlive(folder, through(sluice, database), sluice::cut, sluice::open);
    }
  }

  @Test
  void theServerFallsSilent(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Sluice sluice = new Sluice(port(database))) {
      outlive(folder, through(sluice, database), sluice::dam, sluice::open);
    }
  }

  private static void outlive(Path folder, String[] options, Runnable away, Runnable back)
      throws InterruptedException {
    try (Installation installation = Installation.running(folder, 5, options)) {
      Account before = installation.fresh();
      Account after = installation.fresh();
      installation.pinterest().faults().next(Fault.hold().before().by(before.user()));
      installation.pinterest().faults().next(Fault.hold().after().by(after.user()));
      installation.ledger().schedule(before, Instant.now());
      installation.ledger().schedule(after, Instant.now());
      assertThat(installation.pinterest().faults().awaitHeld(2, Bounds.SOON)).isTrue();
      installation.ledger().schedule(installation.fresh(), Instant.now().plusSeconds(5));

      long end = System.nanoTime() + AWAY.toNanos();
      away.run();
      installation.pinterest().faults().clear();
      var refused = installation.ledger().trySchedule(installation.fresh(), Instant.now());
      assertThat(refused).as("a schedule that no database has").isEmpty();
      HttpResponse<String> live = installation.client().raw("GET", "/health/live");
      assertThat(live.statusCode()).as("the process is not ill").isEqualTo(200);
      Waiting.until("time to pass", AWAY.plusSeconds(10), () -> System.nanoTime() > end);
      back.run();

      Waiting.until(
          "the process to be ready again",
          Bounds.SOON,
          () -> installation.client().raw("GET", "/health/ready").statusCode() == 200);
      installation.ledger().schedule(installation.fresh(), Instant.now());
      installation.assertPromiseKept(Bounds.SETTLED);
      assertThat(installation.process().isAlive()).isTrue();
    }
  }

  private static int port(TestPostgres.Database database) {
    Matcher address = PORT.matcher(database.options()[1]);
    assertThat(address.find()).isTrue();
    return Integer.parseInt(address.group(2));
  }

  private static String[] through(Sluice sluice, TestPostgres.Database database) {
    return Arrays.stream(database.options())
        .map(option -> PORT.matcher(option).replaceFirst("://127.0.0.1:" + sluice.port() + "/"))
        .toArray(String[]::new);
  }
}

package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;

/**
 * The clock of the process is set forward and back while calls are under way. The embedded database
 * goes by it, and is as early or late as the step; PostgreSQL has its own, and is neither.
 */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class ClockIT {
  /** Longer than a call and its lease, shorter than the patience of a test. */
  private static final Duration STEP = Duration.ofSeconds(60);

  @Test
  void onTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 6)) {
      String early = step(installation, STEP);
      Instant published = pinOf(installation, early).createdAt();
      Instant due = dueAt(installation, early);
      assertThat(published).isAfterOrEqualTo(due.minus(STEP)).isBefore(due);
    }
  }

  @Test
  void onPostgres(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 6, database.options())) {
      String notEarly = step(installation, Duration.ZERO);
      assertThat(pinOf(installation, notEarly).createdAt())
          .isAfterOrEqualTo(dueAt(installation, notEarly));
    }
  }

  /**
   * Sets the clock forward and back.
   *
   * @param believed how much of the step the database believes
   * @return the publication that was due within the step
   */
  private static String step(Installation installation, Duration believed)
      throws IOException, InterruptedException {
    Path clock = installation.folder().resolve("clock");
    set(clock, Duration.ZERO);
    installation.kill();
    installation.start("clock=" + clock);
    Ledger ledger = installation.ledger();
    var underWay = installation.fresh();
    installation.pinterest().faults().next(Fault.hold().after().by(underWay.user()));
    ledger.schedule(underWay, Instant.now());
    assertThat(installation.pinterest().faults().awaitHeld(1, Bounds.SOON)).isTrue();
    String within = ledger.schedule(installation.fresh(), Instant.now().plusSeconds(40));
    String beyond = ledger.schedule(installation.fresh(), Instant.now().plusSeconds(85));

    set(clock, STEP);
    ledger.schedule(installation.fresh(), Instant.now().plus(believed));
    installation.pinterest().faults().clear();
    var lost = installation.fresh();
    installation.pinterest().faults().next(Fault.drop().after().by(lost.user()));
    String uncertain = ledger.schedule(lost, Instant.now().plus(believed));
    Waiting.until(
        "an answer to get lost",
        Bounds.SOON,
        () -> pinnedOnce(installation, ledger.title(uncertain)));

    set(clock, Duration.ZERO);
    ledger.schedule(installation.fresh(), Instant.now().plusSeconds(1));
    installation.assertPromiseKept(Bounds.SETTLED);
    assertThat(pinOf(installation, beyond).createdAt())
        .as("what was due beyond the step")
        .isAfterOrEqualTo(dueAt(installation, beyond));
    return within;
  }

  private static boolean pinnedOnce(Installation installation, String title) {
    return installation.pinterest().pins().stream()
        .anyMatch(pin -> pin.title().orElse("").equals(title));
  }

  private static Pin pinOf(Installation installation, String publication) {
    String title = installation.ledger().title(publication);
    return installation.pinterest().pins().stream()
        .filter(pin -> pin.title().orElse("").equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Instant dueAt(Installation installation, String publication) {
    return Instant.parse(installation.client().publication(publication).get("dueAt").asText());
  }

  private static void set(Path clock, Duration off) throws IOException {
    Path next = clock.resolveSibling("clock.next");
    Files.writeString(next, Long.toString(off.toMillis()));
    Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

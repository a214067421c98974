package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.RostrumProcess;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * A process that stands still in the middle of its calls for longer than its leases, and then goes
 * on as if nothing had happened.
 */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
class FreezeIT {
  @Test
  void onTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 4)) {
      freezeInTheMiddle(installation);
      waitFor(Bounds.FREEZE);
      goOn(installation);
    }
  }

  @Test
  void onPostgresWhileAnotherNodeTakesOver(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 4, database.options())) {
      freezeInTheMiddle(installation);
      String held = installation.ledger().acknowledged().iterator().next();
      // Started only now: before, it might have taken one of the calls itself.
      try (RostrumProcess neighbour = installation.neighbour()) {
        Waiting.until(
            "the neighbour to take over",
            Bounds.LEASE,
            () ->
                database
                    .ask("select count(*) from attempt where outcome = 'LEASE_LOST'")
                    .equals("2"));
        goOn(installation);
        assertThat(neighbour.isAlive()).isTrue();
        assertThat(installation.ledger().state(held)).isEqualTo("PUBLISHED");
        installation.kill();
      }
    }
  }

  /** One call has not created its pin yet, another has; a third publication is due meanwhile. */
  private static void freezeInTheMiddle(Installation installation) throws InterruptedException {
    Account before = installation.fresh();
    Account after = installation.fresh();
    Account meanwhile = installation.fresh();
    installation.pinterest().faults().next(Fault.hold().before().by(before.user()));
    installation.pinterest().faults().next(Fault.hold().after().by(after.user()));
    installation.ledger().schedule(before, Instant.now());
    installation.ledger().schedule(after, Instant.now());
    assertThat(installation.pinterest().faults().awaitHeld(2, Bounds.SOON)).isTrue();
    installation.ledger().schedule(meanwhile, Instant.now().plus(Bounds.FREEZE.dividedBy(2)));
    installation.process().signal("STOP");
    installation.pinterest().faults().clear();
  }

  private static void goOn(Installation installation) {
    installation.process().signal("CONT");
    installation.ledger().schedule(installation.fresh(), Instant.now());
    installation.assertPromiseKept(Bounds.SETTLED);
  }

  private static void waitFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Waiting.until("time to pass", time.plusSeconds(10), () -> System.nanoTime() > end);
  }
}

package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.Samples;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * No file can grow any more: what is asked is refused, what was promised is kept, and with space it
 * goes on. The space is taken away from the running process by a limit on the size of its files,
 * which needs neither a disk of its own nor the rights to make one, but Linux ({@code prlimit}). On
 * PostgreSQL it is the node's disk that is full; the disk of the database is its own operator's: a
 * server that finds it full ends and recovers, and what the product does then is in {@link
 * DatabaseGoneIT}.
 */
@EnabledOnOs(OS.LINUX)
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class DiskFullIT {
  private static final String UNLIMITED = "unlimited";
  private static final String A_KILOBYTE = "1024";

  @Test
  void refusesClearlyAndLosesNothing(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 6)) {
      Account before = installation.fresh();
      Account after = installation.fresh();
      installation.ledger().schedule(installation.fresh(), Instant.now());
      installation.assertPromiseKept(Bounds.SETTLED);
      installation.pinterest().faults().next(Fault.hold().before().by(before.user()));
      installation.pinterest().faults().next(Fault.hold().after().by(after.user()));
      installation.ledger().schedule(before, Instant.now());
      installation.ledger().schedule(after, Instant.now());
      assertThat(installation.pinterest().faults().awaitHeld(2, Bounds.SOON)).isTrue();

      limitFiles(installation, A_KILOBYTE);
      Optional<String> refused =
          installation.ledger().trySchedule(installation.fresh(), Instant.now());
      assertThat(refused).as("a schedule that no disk holds").isEmpty();
      assertRefused(installation);
      installation.pinterest().faults().clear();
      assertThat(installation.process().isAlive()).isTrue();

      limitFiles(installation, UNLIMITED);
      String late = goOnOrRestart(installation);
      installation.assertPromiseKept(Bounds.SETTLED);
      assertThat(installation.ledger().state(late)).isEqualTo("PUBLISHED");
    }
  }

  /** What is in the database goes on: to be scheduled, to be published, to be recorded. */
  @Test
  void aNodeOnPostgresGoesOnWithoutItsDisk(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 4, database.options())) {
      Account held = installation.fresh();
      installation.ledger().schedule(installation.fresh(), Instant.now());
      installation.assertPromiseKept(Bounds.SETTLED);
      installation.pinterest().faults().next(Fault.hold().after().by(held.user()));
      installation.ledger().schedule(held, Instant.now());
      assertThat(installation.pinterest().faults().awaitHeld(1, Bounds.SOON)).isTrue();

      limitFiles(installation, A_KILOBYTE);
      assertRefused(installation);
      installation.pinterest().faults().clear();
      installation.ledger().schedule(installation.fresh(), Instant.now());
      installation.assertPromiseKept(Bounds.SETTLED);

      limitFiles(installation, UNLIMITED);
      Path another = installation.folder().resolve("another.jpg");
      assertThat(installation.client().upload(another)).isNotBlank();
      installation.ledger().schedule(installation.fresh(), Instant.now());
      installation.assertPromiseKept(Bounds.SETTLED);
    }
  }

  /** A picture that cannot be kept is refused with a sentence, and leaves nothing behind. */
  private static void assertRefused(Installation installation) throws IOException {
    Path another = installation.folder().resolve("another.jpg");
    byte[] picture = Files.readAllBytes(Samples.coffee());
    Files.write(another, Arrays.copyOf(picture, picture.length + 1));
    assertThatThrownBy(() -> installation.client().upload(another))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("answered 50")
        .hasMessageNotContaining("Exception");
  }

  private static String goOnOrRestart(Installation installation) {
    Optional<String> scheduled =
        installation.ledger().trySchedule(installation.fresh(), Instant.now());
    if (scheduled.isPresent()) {
      return scheduled.get();
    }
    installation.kill();
    installation.start();
    return installation.ledger().schedule(installation.fresh(), Instant.now());
  }

  private static void limitFiles(Installation installation, String bytes)
      throws IOException, InterruptedException {
    Process limited =
        new ProcessBuilder(
                "prlimit",
                "--pid",
                Long.toString(installation.process().pid()),
                "--fsize=" + bytes + ":" + UNLIMITED)
            .inheritIO()
            .start();
    assertThat(limited.waitFor()).isZero();
  }
}

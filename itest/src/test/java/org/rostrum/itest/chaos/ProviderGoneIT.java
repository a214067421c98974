package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.RostrumProcess;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/** An operator takes the provider out of service in the middle of its calls, and puts it back. */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class ProviderGoneIT {
  private static final String PROVIDER = "org.rostrum.provider.pinterest";

  @Test
  void onTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    stopAndStartAgain(folder);
  }

  @Test
  void onPostgres(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    stopAndStartAgain(folder, database.options());
  }

  private static void stopAndStartAgain(Path folder, String... options) throws Exception {
    try (Installation installation = Installation.running(folder, 4, options)) {
      Account before = installation.fresh();
      Account after = installation.fresh();
      installation.pinterest().faults().next(Fault.hold().before().by(before.user()));
      installation.pinterest().faults().next(Fault.hold().after().by(after.user()));
      String notYet = installation.ledger().schedule(before, Instant.now());
      String already = installation.ledger().schedule(after, Instant.now());
      assertThat(installation.pinterest().faults().awaitHeld(2, Bounds.SOON)).isTrue();

      String meanwhile =
          installation.ledger().schedule(installation.fresh(), Instant.now().plusSeconds(15));
      String provider = idOfProvider(installation);
      shell(installation, "($.context getBundle " + provider + ") stop");
      installation.ledger().awaitState(notYet, "UNCERTAIN", Bounds.SOON);
      installation.ledger().awaitState(already, "UNCERTAIN", Bounds.SOON);
      installation.ledger().awaitState(meanwhile, "WAITING", Bounds.SOON);
      assertThat(installation.client().publication(meanwhile).get("reason").asText())
          .contains("is installed, but has stopped");
      installation.pinterest().faults().clear();

      shell(installation, "($.context getBundle " + provider + ") start");
      installation.assertPromiseKept(Bounds.SETTLED);
    }
  }

  private static String idOfProvider(Installation installation) {
    Matcher line =
        Pattern.compile("(?m)^\\s*(\\d+)\\|.*" + Pattern.quote(PROVIDER))
            .matcher(shell(installation, "lb -s"));
    assertThat(line.find()).as("the provider among the bundles").isTrue();
    return line.group(1);
  }

  private static String shell(Installation installation, String command) {
    RostrumProcess.Finished finished =
        RostrumProcess.run(Map.of(), "shell", "--data", installation.data().toString(), command);
    assertThat(finished.exitValue()).as(command + ": " + finished.output()).isZero();
    return finished.output();
  }
}

package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.chaos.NetworkFault.Call;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * Every fault of every call, all at the same time, each upon an account of its own: none may lose a
 * publication, make two of it, or hold up another account.
 */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class NetworkFaultIT {
  @Test
  void onTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    surviveEveryFault(folder);
  }

  @Test
  void onPostgres(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    surviveEveryFault(folder, database.options());
  }

  private static void surviveEveryFault(Path folder, String... options) {
    try (Installation installation =
        Installation.running(folder, NetworkFault.values().length, options)) {
      Map<NetworkFault, Account> accounts = new EnumMap<>(NetworkFault.class);
      for (NetworkFault fault : NetworkFault.values()) {
        Account account = installation.fresh();
        accounts.put(fault, account);
        for (Fault armed : fault.armedFor(account.user())) {
          installation.pinterest().faults().next(armed);
        }
        installation.ledger().schedule(account, Instant.now());
      }
      for (NetworkFault fault : NetworkFault.values()) {
        if (fault.call() == Call.LOST_REFRESH) {
          connectAgain(installation, fault, Objects.requireNonNull(accounts.get(fault)));
        }
      }
      installation.assertPromiseKept(Bounds.SETTLED);
      assertThat(installation.pinterest().faults().all()).as("faults that never struck").isEmpty();
    }
  }

  /** The network gave a new refresh token that never arrived: its owner is told, and can help. */
  private static void connectAgain(Installation installation, NetworkFault fault, Account account) {
    Waiting.until(
        fault + " leads to a new consent",
        Bounds.SETTLED,
        () -> installation.accountsInState("NEEDS_RECONNECT").contains(account));
    installation.connectAgain(account);
  }
}

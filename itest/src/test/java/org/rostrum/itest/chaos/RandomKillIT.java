package org.rostrum.itest.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * kill -9 at random instants, while publications are scheduled, claimed, published and asked about,
 * and while the process starts. The seed is printed; {@code -Drostrum.chaos.seed} repeats it as far
 * as the machine's timing allows, {@code -Drostrum.chaos.kills} makes it longer.
 */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class RandomKillIT {
  /** Over both databases together. */
  private static final int KILLS = Integer.getInteger("rostrum.chaos.kills", 20);

  private static final long SEED = Long.getLong("rostrum.chaos.seed", System.nanoTime());
  private static final int GUESTS = 12;
  private static final int MOST_OF_A_LIFE = 12;

  /** How long a process lives at most once it is ready. */
  private static final Duration LIFE = Duration.ofSeconds(3);

  /** How long a start takes, more or less. */
  private static final Duration START = Duration.ofSeconds(4);

  /** One process in so many dies while it starts. */
  private static final int STILLBORN = 5;

  /** One publication in so many meets a fault of the network as well. */
  private static final int UNLUCKY = 3;

  private final ScheduledExecutorService killer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("killer").factory());

  @Test
  void onTheEmbeddedDatabase(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    killAtRandom(folder, new Random(SEED), KILLS - KILLS / 2);
  }

  @Test
  void onPostgres(
      TestPostgres.Database database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    killAtRandom(folder, new Random(~SEED), KILLS / 2, database.options());
  }

  private void killAtRandom(Path folder, Random random, int kills, String... options) {
    System.out.println(kills + " random kills, -Drostrum.chaos.seed=" + SEED);
    try (Installation installation = Installation.running(folder, GUESTS, options)) {
      for (int kill = 1; kill <= kills; kill++) {
        ScheduledFuture<?> death = live(installation, random);
        scheduleUntilItDies(installation, random, death);
        installation.process().awaitEnd(Duration.ofSeconds(10));
      }
      installation.pinterest().faults().clear();
      installation.start();
      installation.assertPromiseKept(Bounds.SETTLED);
    } finally {
      killer.shutdownNow();
    }
  }

  /** Sees to it that a process runs, and sets the moment of its death. */
  private ScheduledFuture<?> live(Installation installation, Random random) {
    boolean runs = installation.process().isAlive();
    if (!runs && random.nextInt(STILLBORN) == 0) {
      installation.launch("");
      return die(installation, random.nextLong(START.toMillis()));
    }
    if (!runs) {
      installation.start();
    }
    return die(installation, random.nextLong(LIFE.toMillis()));
  }

  private ScheduledFuture<?> die(Installation installation, long inMillis) {
    return killer.schedule(() -> installation.process().kill(), inMillis, TimeUnit.MILLISECONDS);
  }

  private static void scheduleUntilItDies(
      Installation installation, Random random, ScheduledFuture<?> death) {
    List<Account> accounts = installation.accounts();
    for (int number = 0; number < MOST_OF_A_LIFE && !death.isDone(); number++) {
      Account account = accounts.get(random.nextInt(accounts.size()));
      if (random.nextInt(UNLUCKY) == 0) {
        installation.pinterest().faults().next(fault(random).by(account.user()));
      }
      Instant at = Instant.now().plusMillis(random.nextInt(1_500));
      Optional<String> ignored = installation.ledger().trySchedule(account, at);
    }
  }

  private static Fault fault(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Fault.drop().before();
      case 1 -> Fault.drop().after();
      case 2 -> Fault.serverError(503).after();
      case 3 -> Fault.latency(Duration.ofSeconds(1)).before();
      case 4 -> Fault.latency(Duration.ofSeconds(1)).after();
      default -> Fault.rateLimit(Duration.ofSeconds(2));
    };
  }
}

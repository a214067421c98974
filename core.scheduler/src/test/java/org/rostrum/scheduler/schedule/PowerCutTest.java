package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.store.PowerCutH2;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.rostrum.scheduler.store.TestClock;

/**
 * The power goes again and again while posts are scheduled and published on the embedded database.
 * {@code -Drostrum.test.cuts=200} makes a longer search of it.
 */
final class PowerCutTest {
  private static final int CUTS = Integer.getInteger("rostrum.test.cuts", 4);
  private static final int CALLERS = 6;
  private static final int ACCOUNTS = 12;

  /** Scheduled between one cut and the next. */
  private static final int BETWEEN = 25;

  /** States in which nothing is known to be on the network. */
  private static final Set<PublicationState> UNTRIED =
      Set.of(PublicationState.DRAFT, PublicationState.SCHEDULED, PublicationState.CANCELLED);

  @TempDir Path folder;

  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void everyAcknowledgedScheduleAndEveryBegunCallSurvives() throws Exception {
    TestClock clock = new TestClock();
    List<Thread> callers = new ArrayList<>();
    try (PowerCutH2 database = PowerCutH2.open(folder.resolve("db"), clock)) {
      try (EngineBench bench = new EngineBench(database.store(), clock)) {
        bench.letTimePass();
        EngineBench.Node node = bench.start();
        List<UUID> accounts = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS; number++) {
          accounts.add(bench.account("account " + number));
        }
        for (int number = 0; number < CALLERS; number++) {
          UUID account = accounts.get(number);
          callers.add(Thread.startVirtualThread(() -> scheduleUntilInterrupted(bench, account)));
        }
        for (int cut = 1; cut <= CUTS; cut++) {
          int enough = acknowledged.size() + BETWEEN;
          EngineBench.await(() -> acknowledged.size() >= enough, () -> "only " + acknowledged);
          cut(database, bench, cut);
        }
        assertThat(node.engine().isRunning()).isTrue();
      } finally {
        callers.forEach(Thread::interrupt);
        for (Thread caller : callers) {
          caller.join();
        }
      }
    }
  }

  private void scheduleUntilInterrupted(EngineBench bench, UUID account) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        acknowledged.add(bench.scheduled(account, bench.clock.instant()));
      } catch (StoreException e) {
        // The test is over, and the database closed.
        return;
      }
    }
  }

  private void cut(PowerCutH2 database, EngineBench bench, int number) throws IOException {
    Set<UUID> promised = Set.copyOf(acknowledged);
    Set<UUID> onTheNetwork =
        bench.world.created.entrySet().stream()
            .filter(entry -> entry.getValue().get() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Path survivor = folder.resolve("survivor" + number);
    try (DatabaseStore left = database.cut(survivor, number)) {
      Map<UUID, PublicationState> states = states(left);
      assertThat(states.keySet()).as("cut %s", number).containsAll(promised);
      assertThat(promised)
          .as("cut %s", number)
          .noneMatch(id -> states.get(id) == PublicationState.DRAFT);
      assertThat(onTheNetwork)
          .as("what the network had been sent before cut %s", number)
          .noneMatch(id -> UNTRIED.contains(states.get(id)));
    }
    delete(survivor);
  }

  private static Map<UUID, PublicationState> states(Store store) {
    return store.read(
        sql ->
            sql.select(PUBLICATION.ID, PUBLICATION.STATE)
                .from(PUBLICATION)
                .fetchMap(PUBLICATION.ID, row -> PublicationState.valueOf(row.value2())));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

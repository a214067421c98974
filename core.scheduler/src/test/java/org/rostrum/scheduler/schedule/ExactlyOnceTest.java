package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** The promise: whatever happens, every publication ends as exactly one post. */
final class ExactlyOnceTest {
  /** More of them make a longer search: {@code -Drostrum.test.seeds=50}. */
  private static final int SEEDS = Integer.getInteger("rostrum.test.seeds", 1);

  private static final int PUBLICATIONS = 50;
  private static final int ACCOUNTS = 12;
  private static final int MOST_FAULTS = 3;

  @StoreTest
  void survivesEveryKillAtTheSameStep(Store store, TestClock clock) {
    for (Fault fault : List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER)) {
      try (EngineBench bench = new EngineBench(store, clock)) {
        bench.letTimePass();
        List<UUID> publications = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
          UUID publication = bench.scheduled(bench.account("a" + index), clock.instant());
          bench.world.script(publication, fault);
          publications.add(publication);
        }
        runUntilDone(bench, publications);
      }
    }
  }

  @StoreTest
  void survivesRandomFaults(Store store, TestClock clock) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      try (EngineBench bench = new EngineBench(store, clock)) {
        bench.letTimePass();
        List<UUID> accounts = new ArrayList<>();
        for (int index = 0; index < ACCOUNTS; index++) {
          accounts.add(bench.account("account " + index));
        }
        List<UUID> publications = new ArrayList<>();
        for (int index = 0; index < PUBLICATIONS; index++) {
          UUID publication =
              bench.scheduled(
                  accounts.get(random.nextInt(ACCOUNTS)),
                  clock.instant().plusMillis(random.nextInt(2_000)));
          bench.world.script(publication, faults(random));
          publications.add(publication);
        }
        runUntilDone(bench, publications);
        assertThat(bench.world.overlapped).as("seed %s", seed).isFalse();
      }
    }
  }

  @StoreTest
  void twoNodesPublishNothingTwice(Store store, TestClock clock) {
    if (store.dialect() == Dialect.H2) {
      return; // the embedded database has one process
    }
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      List<UUID> accounts = new ArrayList<>();
      for (int index = 0; index < ACCOUNTS; index++) {
        accounts.add(bench.account("account " + index));
      }
      List<UUID> publications = new ArrayList<>();
      for (int index = 0; index < 4 * PUBLICATIONS; index++) {
        publications.add(bench.scheduled(accounts.get(index % ACCOUNTS), clock.instant()));
      }
      EngineBench.Node one = bench.start();
      EngineBench.Node other = bench.start();
      publications.forEach(id -> bench.awaitState(id, PublicationState.PUBLISHED));
      assertThat(publications).allMatch(id -> bench.world.created(id) == 1);
      assertThat(publications).allMatch(id -> bench.outcomes(id).equals(List.of("PUBLISHED")));
      assertThat(bench.world.overlapped).as("one account, one call").isFalse();
      assertThat(List.of(one, other)).allMatch(node -> node.engine().isRunning());
    }
  }

  @StoreTest
  void anotherNodeTakesOverAndALateOutcomeIsNotBelieved(Store store, TestClock clock) {
    if (store.dialect() == Dialect.H2) {
      return; // the embedded database has one process
    }
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID slow = bench.scheduled(account, clock.instant());
      bench.world.gate = new java.util.concurrent.CountDownLatch(1);
      // its node ends the call when it notices that it was given up; this one creates its post
      bench.world.deaf = true;
      FakeNetwork network = new FakeNetwork(bench.world, 3, Duration.ofMinutes(1), List.of());
      EngineBench.Node first = bench.start(network, EngineBench.QUICK);
      EngineBench.await(() -> bench.world.inFlight.get() == 1, () -> "one call");
      // before the clock moves: the first node itself may be who takes the lease back and asks
      bench.world.answer(
          slow, new org.rostrum.provider.publish.ReconcileResult.Undetermined("wait", false));
      // By the database's clock the lease ends while the first node is still at it.
      clock.advance(Duration.ofMinutes(2));
      EngineBench.Node second = bench.start();
      bench.awaitState(slow, PublicationState.NEEDS_DECISION);
      bench.world.gate.countDown();
      EngineBench.await(() -> bench.world.created(slow) == 1, () -> "created");
      EngineBench.await(() -> bench.world.inFlight.get() == 0, () -> "the call has ended");
      first.engine().close();
      assertThat(bench.state(slow)).isEqualTo(PublicationState.NEEDS_DECISION);
      assertThat(bench.outcomes(slow)).containsExactly("LEASE_LOST", "UNDETERMINED");
      assertThat(second.engine().isRunning()).isTrue();
    }
  }

  private static Fault[] faults(Random random) {
    List<Fault> all = FakeNetwork.recoverable();
    Fault[] faults = new Fault[random.nextInt(MOST_FAULTS + 1)];
    for (int index = 0; index < faults.length; index++) {
      faults[index] = all.get(random.nextInt(all.size()));
    }
    return faults;
  }

  /** Starts a process again whenever one has crashed, until every publication is out. */
  private static void runUntilDone(EngineBench bench, List<UUID> publications) {
    EngineBench.Node ignored = bench.start();
    EngineBench.await(
        () -> {
          if (bench.latest().network().isDead()) {
            EngineBench.Node next = bench.start();
            assertThat(next.engine().isRunning()).isTrue();
          }
          return publications.stream()
              .allMatch(id -> bench.state(id) == PublicationState.PUBLISHED);
        },
        () ->
            publications.stream()
                .filter(id -> bench.state(id) != PublicationState.PUBLISHED)
                .map(id -> bench.view(id) + " after " + bench.outcomes(id))
                .toList()
                .toString());
    assertThat(publications)
        .allSatisfy(
            id ->
                assertThat(bench.world.created(id))
                    .as("posts of %s after %s", id, bench.outcomes(id))
                    .isEqualTo(1));
  }
}

package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** A declared limit holds between nodes and over a restart. */
final class SharedLimitsTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int PERMITS = 10;

  @StoreTest
  void aNetworksLimitHoldsForAllNodesAndRestarts(Store store, TestClock clock) {
    RateLimit limit = new RateLimit("posts a minute", Scope.NETWORK, PERMITS, WINDOW);
    try (EngineBench bench = new EngineBench(store, clock)) {
      List<UUID> publications = new ArrayList<>();
      for (int account = 0; account < 6; account++) {
        UUID to = bench.account("a" + account);
        for (int number = 0; number < 4; number++) {
          publications.add(bench.scheduled(to, clock.instant()));
        }
      }
      start(bench, limit);
      if (store.dialect() == Dialect.POSTGRES) {
        start(bench, limit);
      }
      awaitSettled(bench, publications, PERMITS);

      bench.latest().engine().close();
      EngineBench.Node restarted = start(bench, limit);
      clock.advance(WINDOW.minusSeconds(1));
      restarted.engine().wake();
      awaitSettled(bench, publications, PERMITS);

      clock.advance(Duration.ofSeconds(2));
      restarted.engine().wake();
      awaitSettled(bench, publications, 2 * PERMITS);
      assertThat(bench.world.created.values()).allMatch(count -> count.get() == 1);
    }
  }

  @StoreTest
  void anAccountsLimitHoldsOverARestart(Store store, TestClock clock) {
    RateLimit limit = new RateLimit("posts a minute", Scope.ACCOUNT, 2, WINDOW);
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      List<UUID> publications = new ArrayList<>();
      publications.add(bench.scheduled(account, clock.instant()));
      EngineBench.Node first = start(bench, limit);
      bench.awaitState(publications.getFirst(), PublicationState.PUBLISHED);
      first.engine().close();

      publications.add(bench.scheduled(account, clock.instant()));
      publications.add(bench.scheduled(account, clock.instant()));
      EngineBench.Node second = start(bench, limit);
      awaitSettled(bench, publications, 2);
      clock.advance(WINDOW);
      second.engine().wake();
      awaitSettled(bench, publications, 3);
    }
  }

  @StoreTest
  void anAccountsLimitHoldsThoughItsProviderComesLater(Store store, TestClock clock) {
    RateLimit limit = new RateLimit("posts a minute", Scope.ACCOUNT, 1, WINDOW);
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      List<UUID> publications = new ArrayList<>();
      publications.add(bench.scheduled(account, clock.instant()));
      EngineBench.Node first = start(bench, limit);
      bench.awaitState(publications.getFirst(), PublicationState.PUBLISHED);
      first.engine().close();

      EngineBench.Node second = start(bench, limit);
      second.providers().remove(FakeNetwork.ID);
      publications.add(bench.scheduled(account, clock.instant()));
      bench.awaitState(publications.getLast(), PublicationState.WAITING);
      second.providers().put(LiveProvider.of(second.network()));
      awaitSettled(bench, publications, 1);
    }
  }

  private static EngineBench.Node start(EngineBench bench, RateLimit limit) {
    return bench.start(
        new FakeNetwork(bench.world, 8, Duration.ofSeconds(20), List.of(limit)), EngineBench.QUICK);
  }

  /** So many are published, and every other one says that it waits for the limit. */
  private static void awaitSettled(EngineBench bench, List<UUID> publications, int published) {
    EngineBench.await(
        () -> {
          long done =
              publications.stream()
                  .filter(id -> bench.state(id) == PublicationState.PUBLISHED)
                  .count();
          assertThat(done).isLessThanOrEqualTo(published);
          return done == published
              && publications.stream()
                  .filter(id -> bench.state(id) != PublicationState.PUBLISHED)
                  .allMatch(id -> bench.view(id).reason().contains(" posts a minute"));
        },
        () -> publications.stream().map(bench::view).toList().toString());
  }
}

package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What the engine waits for, and how it goes on. */
final class EngineWaitsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @StoreTest
  void hasNoMoreCallsThanTheNetworkTakes(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.world.gate = new CountDownLatch(1);
      List<UUID> publications =
          java.util.stream.IntStream.range(0, 12)
              .mapToObj(index -> bench.scheduled(bench.account("a" + index), clock.instant()))
              .toList();
      FakeNetwork network = new FakeNetwork(bench.world, 3, Duration.ofSeconds(20), List.of());
      EngineBench.Node ignored = bench.start(network, EngineBench.QUICK);
      EngineBench.await(() -> bench.world.inFlight.get() == 3, () -> "3 calls");
      bench.world.gate.countDown();
      publications.forEach(id -> bench.awaitState(id, PublicationState.PUBLISHED));
      assertThat(bench.world.mostInFlight).hasValue(3);
    }
  }

  @StoreTest
  void asksAPersonAboutWhatCannotBeGoneOnWith(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID slow = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(slow, Fault.IN_PROGRESS);
      FakeNetwork network = new FakeNetwork(bench.world, 8, Duration.ofSeconds(1), List.of());
      EngineBench.Node ignored = bench.start(network, EngineBench.quick(2));
      EngineBench.await(
          () -> bench.outcomes(slow).equals(List.of("IN_PROGRESS")),
          () -> bench.outcomes(slow).toString());
      bench.accounts.networkDown = true;
      bench.awaitState(slow, PublicationState.NEEDS_DECISION);
      assertThat(bench.outcomes(slow))
          .startsWith("IN_PROGRESS", "NOT_CALLED", "NOT_CALLED", "UNKNOWN", "UNDETERMINED");
      assertThat(bench.view(slow).reason()).contains("the token endpoint is away");
      assertThat(bench.world.created(slow)).isZero();
    }
  }

  @StoreTest
  void waitsForAnExactLimit(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      List<UUID> publications =
          List.of(
              bench.scheduled(account, clock.instant()),
              bench.scheduled(account, clock.instant()),
              bench.scheduled(account, clock.instant()));
      RateLimit limit =
          new RateLimit("posts a minute", RateLimit.Scope.ACCOUNT, 2, Duration.ofMinutes(1));
      FakeNetwork network = new FakeNetwork(bench.world, 3, Duration.ofSeconds(1), List.of(limit));
      EngineBench.Node node = bench.start(network, EngineBench.QUICK);
      UUID third = publications.get(2);
      EngineBench.await(
          () ->
              publications.stream()
                      .filter(id -> bench.state(id) == PublicationState.PUBLISHED)
                      .count()
                  == 2,
          () -> "two published");
      UUID waiting =
          publications.stream()
              .filter(id -> bench.state(id) != PublicationState.PUBLISHED)
              .findFirst()
              .orElse(third);
      bench.awaitState(waiting, PublicationState.WAITING);
      assertThat(bench.view(waiting).reason()).contains("2 posts a minute");
      assertThat(bench.view(waiting).nextAt()).contains(clock.instant().plusSeconds(60));
      clock.advance(Duration.ofSeconds(60));
      node.engine().wake();
      bench.awaitState(waiting, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void waitsForTheProviderAndGoesOnWithIt(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID waiting = bench.scheduled(bench.account("one"), clock.instant().plus(HOUR));
      EngineBench.Node node = bench.start();
      node.providers().remove(FakeNetwork.ID);
      clock.advance(HOUR);
      node.engine().wake();
      bench.awaitState(waiting, PublicationState.WAITING);
      assertThat(bench.view(waiting).reason()).contains("not installed");
      assertThat(bench.view(waiting).nextAt()).isEmpty();
      assertThat(bench.outcomes(waiting)).isEmpty();
      node.providers().put(LiveProvider.of(node.network()));
      bench.awaitState(waiting, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void waitsForTheAccountAndItsSettings(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID first = bench.scheduled(account, clock.instant());
      UUID second = bench.scheduled(account, clock.instant());
      bench.world.script(first, Fault.SCOPE_MISSING);
      EngineBench.Node node = bench.start();
      bench.awaitState(first, PublicationState.WAITING);
      bench.awaitState(second, PublicationState.WAITING, PublicationState.PUBLISHED);
      bench.settings.configured = false;
      bench.accounts.reconnect(account);
      node.engine().wake();
      assertThat(bench.state(first)).isEqualTo(PublicationState.WAITING);
      bench.settings.configure();
      bench.awaitState(first, PublicationState.PUBLISHED);
      bench.awaitState(second, PublicationState.PUBLISHED);
      assertThat(bench.world.created(first)).isEqualTo(1);
    }
  }

  @StoreTest
  void refreshesARejectedTokenOnce(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID helped = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(helped, Fault.TOKEN_REFUSED);
      EngineBench.Node ignored = bench.startUnhurried();
      bench.awaitState(helped, PublicationState.PUBLISHED);
      assertThat(bench.outcomes(helped)).containsExactly("PUBLISHED");
      assertThat(bench.accounts.refreshes).hasValue(1);
    }
  }

  @StoreTest
  void keepsAnAccountInServiceWhoseFreshTokenIsRejected(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID account = bench.account("one");
      UUID helped = bench.scheduled(account, clock.instant());
      bench.world.script(helped, Fault.TOKEN_REFUSED, Fault.TOKEN_REFUSED);
      UUID hopeless = bench.scheduled(bench.account("two"), clock.instant());
      bench.world.script(
          hopeless, Collections.nCopies(8, Fault.TOKEN_REFUSED).toArray(Fault[]::new));
      EngineBench.Node ignored = bench.start(new FakeNetwork(bench.world), EngineBench.quick(3));
      bench.awaitState(helped, PublicationState.PUBLISHED);
      bench.awaitState(hopeless, PublicationState.FAILED);
      assertThat(bench.outcomes(helped)).containsExactly("FAILED", "PUBLISHED");
      assertThat(bench.outcomes(hopeless)).hasSize(4);
      assertThat(bench.view(hopeless).reason()).contains("Tried 4 times", "token refused");
      assertThat(bench.accounts.state(account)).isEqualTo("CONNECTED");
      assertThat(bench.accounts.state(bench.view(hopeless).accountId())).isEqualTo("CONNECTED");
    }
  }

  @StoreTest
  void waitsWhenThereIsNothingToRefreshWith(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID waiting = bench.scheduled(account, clock.instant());
      bench.world.script(waiting, Fault.TOKEN_REFUSED);
      bench.accounts.refreshable = false;
      EngineBench.Node ignored = bench.start();
      bench.awaitState(waiting, PublicationState.WAITING);
      assertThat(bench.view(waiting).reason()).isEqualTo("no longer valid");
      assertThat(bench.accounts.state(account)).isEqualTo("NEEDS_RECONNECT");
    }
  }

  @StoreTest
  void failsWhatBelongsToADisconnectedAccount(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID orphan = bench.scheduled(account, clock.instant());
      bench.accounts.remove(account);
      UUID late = bench.scheduled(bench.account("two"), clock.instant());
      bench.accounts.makeUnavailable(bench.view(late).accountId(), AccountUnavailable.Reason.GONE);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(orphan, PublicationState.FAILED);
      bench.awaitState(late, PublicationState.FAILED);
      assertThat(bench.world.created).isEmpty();
    }
  }

  @StoreTest
  void endsTheCallsOfAProviderThatGoesAway(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID hanging = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(hanging, Fault.HANG_BEFORE);
      FakeNetwork network = new FakeNetwork(bench.world, 3, Duration.ofMinutes(2), List.of());
      EngineBench.Node node = bench.start(network, EngineBench.QUICK);
      EngineBench.await(() -> bench.world.inFlight.get() == 1, () -> "one call");
      node.providers().remove(FakeNetwork.ID);
      bench.awaitState(hanging, PublicationState.UNCERTAIN);
      node.providers().put(LiveProvider.of(network));
      bench.awaitState(hanging, PublicationState.PUBLISHED);
      assertThat(bench.world.created(hanging)).isEqualTo(1);
    }
  }
}

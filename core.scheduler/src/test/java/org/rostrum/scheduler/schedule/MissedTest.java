package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.access.Role;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.scheduling.StoredMissedPolicy;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.MissedPublications;

/** What becomes of publications whose time passed without anything being sent. */
final class MissedTest {
  private static final Duration LATE = MissedPublications.DEFAULT_PUBLISH_LATE;
  private static final Duration HOUR = Duration.ofHours(1);

  @StoreTest
  void publishesLateUpToTheLimitAndAsksBeyondIt(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID tooLate = bench.scheduled(bench.account("one"), clock.instant());
      UUID late = bench.scheduled(bench.account("two"), clock.instant().plus(HOUR));
      UUID left = bench.scheduled(bench.account("three"), clock.instant());
      clock.advance(LATE.plusMinutes(1));
      EngineBench.Node ignored = bench.start();
      bench.awaitState(late, PublicationState.PUBLISHED);
      bench.awaitState(tooLate, PublicationState.NEEDS_DECISION);
      assertThat(bench.view(tooLate).reason()).contains("more than 12 hours ago");
      assertThat(bench.view(tooLate).next())
          .isEqualTo("Nothing was sent. Publish it now, or leave it.");
      assertThat(bench.view(tooLate).decisions())
          .isEqualTo(Set.of(Decision.PUBLISH_AGAIN, Decision.SKIP));
      assertThat(bench.outcomes(tooLate)).isEmpty();
      refused(Reason.CONFLICT, () -> decide(bench, tooLate, Decision.IT_IS_THERE));
      decide(bench, tooLate, Decision.PUBLISH_AGAIN);
      bench.awaitState(tooLate, PublicationState.PUBLISHED);
      decide(bench, left, Decision.SKIP);
      assertThat(bench.state(left)).isEqualTo(PublicationState.CANCELLED);
      assertThat(bench.world.created(left)).isZero();
      assertThat(bench.events).contains("publication needs_decision");
    }
  }

  @StoreTest
  void leavesEveryDecisionAboutWhatWasTriedBefore(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID tried = bench.scheduled(account, clock.instant());
      bench.world.script(tried, FakeNetwork.Fault.SCOPE_MISSING);
      EngineBench.Node node = bench.start();
      bench.awaitState(tried, PublicationState.WAITING);
      clock.advance(LATE.plusMinutes(1));
      node.engine().wake();
      bench.accounts.reconnect(account);
      bench.awaitState(tried, PublicationState.NEEDS_DECISION);
      assertThat(bench.view(tried).decisions()).isEqualTo(Set.of(Decision.values()));
      assertThat(bench.view(tried).reason()).contains("not sent since");
      decide(bench, tried, Decision.IT_IS_THERE);
      assertThat(bench.state(tried)).isEqualTo(PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void asksAboutWhatWasHeldTooLong(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      EngineBench.Node node = bench.start();
      bench.holds.hold(bench.caller, new HoldScope.Account(account), "");
      UUID held = bench.scheduled(account, clock.instant());
      bench.awaitState(held, PublicationState.WAITING);
      clock.advance(LATE.plusMinutes(1));
      node.engine().wake();
      bench.holds.resume(bench.caller, new HoldScope.Account(account));
      bench.awaitState(held, PublicationState.NEEDS_DECISION);
      assertThat(bench.outcomes(held)).isEmpty();
    }
  }

  @StoreTest
  void asksAboutWhatItsAccountKeptWaitingTooLong(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      EngineBench.Node node = bench.start();
      UUID waiting = bench.scheduled(account, clock.instant().plusSeconds(1));
      bench.accounts.makeUnavailable(account, AccountUnavailable.Reason.NEEDS_RECONNECT);
      bench.accounts.needsReconnect(account, "gone", Set.of());
      clock.advance(Duration.ofSeconds(1));
      node.engine().wake();
      bench.awaitState(waiting, PublicationState.WAITING);
      clock.advance(LATE.plusMinutes(1));
      node.engine().wake();
      bench.accounts.reconnect(account);
      bench.awaitState(waiting, PublicationState.NEEDS_DECISION);
    }
  }

  @StoreTest
  void doesNotCountTheWaitForALimit(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID first = bench.scheduled(account, clock.instant());
      UUID second = bench.scheduled(account, clock.instant().plusMillis(1));
      clock.advance(Duration.ofMillis(2));
      RateLimit limit =
          new RateLimit("posts a day", RateLimit.Scope.ACCOUNT, 1, Duration.ofDays(1));
      FakeNetwork network =
          new FakeNetwork(bench.world, 3, Duration.ofSeconds(1), java.util.List.of(limit));
      EngineBench.Node node = bench.start(network, EngineBench.QUICK);
      bench.awaitState(first, PublicationState.PUBLISHED);
      bench.awaitState(second, PublicationState.WAITING);
      clock.advance(Duration.ofDays(1).plusSeconds(1));
      node.engine().wake();
      bench.awaitState(second, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void keepsThePolicy(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      MissedPublications missed = new StoredMissedPolicy(store, bench.silentAudit(), bench.heard());
      assertThat(missed.policy(bench.caller).publishLateUpTo()).isEqualTo(LATE);
      assertThat(missed.change(bench.caller, 0, HOUR).version()).isEqualTo(1);
      assertThat(missed.policy(bench.caller).changedBy()).contains("Ada");
      refused(Reason.STALE, () -> missed.change(bench.caller, 0, HOUR));
      assertThat(missed.change(bench.caller, 1, Duration.ofMinutes(90)).publishLateUpTo())
          .isEqualTo(Duration.ofMinutes(90));
      refused(Reason.INVALID, () -> missed.change(bench.caller, 2, Duration.ofSeconds(901)));
      refused(Reason.INVALID, () -> missed.change(bench.caller, 2, Duration.ofMinutes(14)));
      refused(
          Reason.FORBIDDEN,
          () ->
              missed.change(
                  new org.rostrum.access.Caller(
                      UUID.randomUUID(),
                      "Bo",
                      bench.workspace,
                      Role.PUBLISHER.permissions(),
                      org.rostrum.access.Caller.Origin.SESSION),
                  2,
                  HOUR));
      UUID late = bench.scheduled(bench.account("one"), clock.instant());
      clock.advance(Duration.ofMinutes(91));
      EngineBench.Node ignored = bench.start();
      bench.awaitState(late, PublicationState.NEEDS_DECISION);
      assertThat(bench.view(late).reason()).contains("90 minutes");
      assertThat(bench.events).contains("missed-policy changed");
    }
  }

  private static void decide(EngineBench bench, UUID id, Decision decision) {
    org.rostrum.posts.PublicationView ignored =
        bench.posts.decide(bench.caller, id, decision, Optional.empty());
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}

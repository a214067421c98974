package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;

/** Publishing that is put on hold, and goes on. */
final class HoldsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @StoreTest
  void holdsAnAccountANetworkAndEverything(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID held = bench.account("held");
      UUID other = bench.account("other");
      EngineBench.Node node = bench.start();
      for (HoldScope scope :
          List.of(
              new HoldScope.Account(held),
              new HoldScope.Network(FakeNetwork.ID),
              new HoldScope.Instance())) {
        Instant due = clock.instant().plus(HOUR);
        UUID waiting = bench.scheduled(held, due);
        HoldView hold = bench.holds.hold(bench.caller, scope, "storm");
        assertThat(bench.holds.list(bench.caller)).containsExactly(hold);
        clock.set(due);
        if (scope instanceof HoldScope.Account) {
          bench.awaitState(bench.scheduled(other, due), PublicationState.PUBLISHED);
        }
        node.engine().wake();
        bench.awaitState(waiting, PublicationState.WAITING);
        assertThat(bench.view(waiting).reason())
            .matches("On hold since 2026-11-23 1\\d:00 UTC by Ada: storm");
        assertThat(bench.view(waiting).nextAt()).isEmpty();
        assertThat(bench.outcomes(waiting)).isEmpty();
        bench.holds.resume(bench.caller, scope);
        bench.awaitState(waiting, PublicationState.PUBLISHED);
        assertThat(bench.holds.list(bench.caller)).isEmpty();
      }
      assertThat(bench.events).contains("hold held", "hold resumed");
    }
  }

  @StoreTest
  void asksAboutWhatIsUncertainAllTheSame(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID uncertain = bench.scheduled(account, clock.instant());
      bench.world.script(uncertain, Fault.UNKNOWN_AFTER);
      EngineBench.Node node = bench.start();
      bench.awaitState(uncertain, PublicationState.UNCERTAIN);
      HoldView ignored = bench.holds.hold(bench.caller, new HoldScope.Account(account), "");
      clock.advance(HOUR);
      node.engine().wake();
      bench.awaitState(uncertain, PublicationState.PUBLISHED);
      assertThat(bench.world.created(uncertain)).isEqualTo(1);
    }
  }

  @StoreTest
  void holdsWhatTheNetworkIsStillWorkingOn(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID working = bench.scheduled(account, clock.instant());
      bench.world.script(working, Fault.IN_PROGRESS);
      EngineBench.Node node = bench.start();
      EngineBench.await(
          () -> bench.outcomes(working).equals(List.of("IN_PROGRESS")), () -> "in progress");
      HoldView ignored = bench.holds.hold(bench.caller, new HoldScope.Account(account), "");
      clock.advance(HOUR);
      node.engine().wake();
      EngineBench.await(() -> bench.view(working).reason().startsWith("On hold"), () -> "it waits");
      assertThat(bench.state(working)).isEqualTo(PublicationState.PUBLISHING);
      bench.holds.resume(bench.caller, new HoldScope.Account(account));
      bench.awaitState(working, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void isInForceOnAnotherNode(Store store, TestClock clock) {
    if (store.dialect() == Dialect.H2) {
      return;
    }
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      bench.start().kill();
      EngineBench.Node there = bench.start();
      Instant due = clock.instant().plus(HOUR);
      UUID waiting = bench.scheduled(account, due);
      HoldView ignored = bench.holds.hold(bench.caller, new HoldScope.Instance(), "");
      clock.set(due);
      there.engine().wake();
      bench.awaitState(waiting, PublicationState.WAITING);
      bench.holds.resume(bench.caller, new HoldScope.Instance());
      clock.advance(Duration.ofSeconds(61));
      there.engine().wake();
      bench.awaitState(waiting, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void refusesWhatCannotBeHeld(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      HoldScope account = new HoldScope.Account(bench.account("one"));
      Caller publisher =
          new Caller(
              UUID.randomUUID(),
              "Bo",
              bench.workspace,
              Role.PUBLISHER.permissions(),
              Caller.Origin.SESSION);
      assertThat(bench.holds.hold(publisher, account, "").by()).isEqualTo("Bo");
      refused(Reason.CONFLICT, () -> bench.holds.hold(bench.caller, account, ""));
      refused(Reason.FORBIDDEN, () -> bench.holds.hold(publisher, new HoldScope.Instance(), ""));
      refused(
          Reason.NOT_FOUND,
          () -> bench.holds.hold(bench.caller, new HoldScope.Account(UUID.randomUUID()), ""));
      refused(
          Reason.NOT_FOUND, () -> bench.holds.hold(bench.caller, new HoldScope.Network("no"), ""));
      refused(Reason.NOT_FOUND, () -> bench.holds.resume(bench.caller, new HoldScope.Instance()));
      refused(
          Reason.INVALID,
          () -> bench.holds.hold(bench.caller, new HoldScope.Instance(), "x".repeat(501)));
    }
  }

  private static void refused(
      Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}

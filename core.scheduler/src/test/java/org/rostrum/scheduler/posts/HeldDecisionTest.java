package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Deciding about an uncertain publication that waits for its provider or its account. */
final class HeldDecisionTest {
  @StoreTest
  void aPersonDecidesWhatNobodyCanAskAbout(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    Map<Decision, PublicationState> ends =
        Map.of(
            Decision.IT_IS_THERE, PublicationState.PUBLISHED,
            Decision.PUBLISH_AGAIN, PublicationState.SCHEDULED,
            Decision.SKIP, PublicationState.CANCELLED);
    UUID account = bench.account("one");
    bench.accountState(account, "NEEDS_RECONNECT");
    for (Decision decision : Decision.values()) {
      UUID id = bench.create(bench.good("text", account)).publications().getFirst().id();
      ThrowingCallable decide =
          () -> bench.posts.decide(bench.caller, id, decision, Optional.empty());
      bench.uncertain(id, null, clock.instant().plusSeconds(60));
      assertRefused(decide);
      bench.uncertain(id, clock.instant().plusSeconds(5), null);
      assertRefused(decide);
      bench.uncertain(id, null, null);
      assertThat(bench.posts.explain(bench.caller, id).next())
          .contains("You can also decide yourself");
      assertThat(bench.posts.decide(bench.caller, id, decision, Optional.empty()).state())
          .isEqualTo(ends.get(decision));
    }
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
              assertThat(refusal).hasMessageContaining("is being asked");
            });
  }
}

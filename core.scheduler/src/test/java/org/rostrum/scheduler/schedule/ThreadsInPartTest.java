package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.schedule.ThreadBench.ALL;
import static org.rostrum.scheduler.schedule.ThreadBench.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.publishing.DisconnectedPublications;
import org.rostrum.scheduler.schedule.ThreadNetwork.Fault;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/**
 * A thread that is there in part, before providers and networks that forget it: known is what was
 * written down.
 */
final class ThreadsInPartTest {
  @StoreTest
  void rememberedIsWhatIsThereThoughTheProviderForgets(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.LIMIT, Fault.FORGETFUL_LIMIT, Fault.FORGETFUL_FAILURE);
          thread.network.script(2, Fault.LOST_BEFORE, Fault.FORGETFUL_FAILURE);
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes())
              .containsExactly(
                  "IN_PART",
                  "IN_PART",
                  "IN_PART",
                  "UNKNOWN",
                  "FOUND_IN_PART",
                  "IN_PART",
                  "PUBLISHED");
        });
  }

  @StoreTest
  void aForgetfulRefusalOfTheRestLeadsToAPersonToo(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.LIMIT, Fault.FORGETFUL_REFUSAL);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.outcomes()).containsExactly("IN_PART", "INCOMPLETE");
          assertThat(thread.remoteId()).isEqualTo("at-" + thread.publication);
          assertThat(thread.view().url()).contains(thread.url());
          assertThat(thread.view().next()).contains("a second time");
        });
  }

  @StoreTest
  void theCallWithANewTokenKnowsWhatTheFirstOneMade(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.TOKEN_REFUSED, Fault.FORGETFUL_REFUSAL);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.outcomes()).containsExactly("INCOMPLETE");
          assertThat(thread.remoteId()).isEqualTo("at-" + thread.publication);
          assertThat(thread.view().url()).contains(thread.url());
          PublicationView again =
              thread.bench.posts.decide(
                  thread.bench.caller,
                  thread.publication,
                  Decision.PUBLISH_AGAIN,
                  Optional.empty());
          assertThat(again.url()).isEmpty();
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).containsExactly("post", "post", "one", "two", "three");
        });
  }

  @StoreTest
  void nobodyBeginsAfreshBecauseTheNetworkDeniesWhatWasThere(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.denies = true;
          thread.network.script(1, Fault.TOKEN_REFUSED, Fault.LOST_BEFORE);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.outcomes())
              .startsWith("UNKNOWN", "UNDETERMINED")
              .doesNotContain("ABSENT")
              .endsWith("UNDETERMINED");
          assertThat(thread.network.posts).containsExactly("post");
          assertThat(thread.view().reason()).contains("does not have the post any more");
          assertThat(thread.remoteId()).isEqualTo("at-" + thread.publication);
        });
  }

  @StoreTest
  void disconnectingTellsOfWhatIsThereInPart(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.SCOPE_MISSING);
          EngineBench.await(
              () -> thread.outcomes().equals(List.of("IN_PART")),
              () -> thread.outcomes().toString());
          UUID account = thread.view().accountId();
          store.change(
              sql -> {
                var ignored =
                    new DisconnectedPublications().end(sql, account, "one", clock.instant());
              });
          PublicationView open = thread.view();
          assertThat(open.state()).isEqualTo(PublicationState.NEEDS_DECISION);
          assertThat(open.reason()).contains("was on the network", "not all that was to follow");
          assertThat(open.next()).contains("a second time");
          assertThat(thread.remoteId()).isEqualTo("at-" + thread.publication);
        });
  }
}

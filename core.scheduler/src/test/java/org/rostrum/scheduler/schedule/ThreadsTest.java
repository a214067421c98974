package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.schedule.ThreadBench.ALL;
import static org.rostrum.scheduler.schedule.ThreadBench.run;

import java.util.List;
import java.util.Optional;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.schedule.ThreadNetwork.Fault;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** A publication of several posts: each of them once, in order, whatever happens in between. */
final class ThreadsTest {
  @StoreTest
  void publishesThePostAndItsRepliesInOrder(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes()).containsExactly("PUBLISHED");
          assertThat(thread.view().url()).contains(thread.url());
        });
  }

  @StoreTest
  void goesOnAfterEverythingThatStopsAThreadForNow(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.LIMIT, Fault.FAIL_FOR_NOW);
          thread.network.script(2, Fault.TIME_IS_UP, Fault.LOST_AFTER);
          thread.network.script(3, Fault.LOST_BEFORE, Fault.FAIL_FOR_NOW);
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes())
              .containsExactly(
                  "IN_PART",
                  "IN_PART",
                  "IN_PART",
                  "UNKNOWN",
                  "FOUND_IN_PART",
                  "UNKNOWN",
                  "FOUND_IN_PART",
                  "IN_PART",
                  "PUBLISHED");
          assertThat(thread.network.questions.getFirst().request().checkpoint()).contains("2");
          assertThat(thread.network.questions)
              .as("the post was created by the first attempt, whatever came between")
              .hasSize(2)
              .allMatch(asked -> asked.startedAt().equals(thread.begunAt()));
        });
  }

  @StoreTest
  void whatTheFirstCallLostIsFoundWhole(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(0, Fault.LOST_BEFORE);
          thread.network.script(3, Fault.THROW_AFTER);
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes()).containsExactly("UNKNOWN", "ABSENT", "UNKNOWN", "FOUND");
        });
  }

  @StoreTest
  void refreshesTheTokenInTheMiddleAndRepeatsNothing(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(2, Fault.TOKEN_REFUSED);
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes()).containsExactly("PUBLISHED");
          assertThat(thread.network.requests)
              .extracting(request -> request.checkpoint().orElse(""))
              .containsExactly("", "2");
        });
  }

  @StoreTest
  void asksAboutAThreadWhoseIdCannotBeKept(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.bench.accounts.refreshable = false;
          thread.network.script(1, Fault.TOKEN_REFUSED_WITHOUT_ID);
          EngineBench.await(
              () -> thread.outcomes().equals(List.of("UNKNOWN")),
              () -> thread.outcomes().toString());
          thread.bench.accounts.refreshable = true;
          thread.bench.accounts.reconnect(thread.view().accountId());
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).isEqualTo(ALL);
          assertThat(thread.outcomes()).containsExactly("UNKNOWN", "FOUND_IN_PART", "PUBLISHED");
        });
  }

  @StoreTest
  void nobodyChangesOrCallsOffWhatIsThereInPart(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.SCOPE_MISSING);
          EngineBench.await(
              () -> thread.outcomes().equals(List.of("IN_PART")),
              () -> thread.outcomes().toString());
          PublicationView waiting = thread.view();
          assertThat(waiting.state()).isEqualTo(PublicationState.PUBLISHING);
          assertThat(waiting.url()).contains(thread.url());
          assertThat(waiting.reason()).isEqualTo("scope missing");
          assertThat(waiting.next()).contains("account is connected");
          assertThatThrownBy(() -> thread.bench.posts.cancel(thread.bench.caller, waiting.id()))
              .isInstanceOf(RequestRefused.class);
          PostView post = thread.bench.posts.get(thread.bench.caller, waiting.postId());
          assertThatThrownBy(
                  () ->
                      thread.bench.posts.update(
                          thread.bench.caller, post.id(), post.version(), post.draft()))
              .isInstanceOfSatisfying(
                  RequestRefused.class,
                  refused -> assertThat(refused.getMessage()).contains("one"));
          assertThat(thread.network.posts).containsExactly("post");
        });
  }

  @StoreTest
  void asksAPersonAboutARefusedReplyAndKeepsWhereThePostIs(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(2, Fault.REFUSE);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.network.posts).containsExactly("post", "one");
          assertThat(thread.outcomes()).containsExactly("INCOMPLETE");
          PublicationView open = thread.view();
          assertThat(open.reason()).contains("is on the network", "not all", "Reply refused.");
          assertThat(open.next()).contains("a second time");
          assertThat(open.url()).contains(thread.url());
          assertThat(open.publishedAt()).isEmpty();
          PublicationView left =
              thread.bench.posts.decide(
                  thread.bench.caller, open.id(), Decision.IT_IS_THERE, Optional.empty());
          assertThat(left.state()).isEqualTo(PublicationState.PUBLISHED);
          assertThat(left.url()).contains(thread.url());
          assertThat(thread.remoteId()).isEqualTo("at-" + open.id());
        });
  }

  @StoreTest
  void publishesAllAfreshOnlyIfAPersonSaysSo(Store store, TestClock clock) {
    run(
        store,
        clock,
        thread -> {
          thread.network.script(1, Fault.REFUSE);
          thread.await(PublicationState.NEEDS_DECISION);
          PublicationView again =
              thread.bench.posts.decide(
                  thread.bench.caller,
                  thread.publication,
                  Decision.PUBLISH_AGAIN,
                  Optional.empty());
          assertThat(again.url()).isEmpty();
          thread.await(PublicationState.PUBLISHED);
          assertThat(thread.network.posts).containsExactly("post", "post", "one", "two", "three");
          assertThat(thread.network.requests.getLast().checkpoint()).isEmpty();
        });
  }

  @StoreTest
  void givesUpInPartToAPersonAndNotAsFailed(Store store, TestClock clock) {
    run(
        store,
        clock,
        2,
        thread -> {
          thread.network.script(
              1, Fault.FAIL_FOR_NOW, Fault.LOST_BEFORE, Fault.FAIL_FOR_NOW, Fault.FAIL_FOR_NOW);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.outcomes())
              .containsExactly("IN_PART", "UNKNOWN", "FOUND_IN_PART", "INCOMPLETE");
          assertThat(thread.view().reason()).contains("Tried 3 times").contains("not now");
        });
  }

  @StoreTest
  void asksAPersonWhenAnswersAboutAReplyKeepGettingLost(Store store, TestClock clock) {
    run(
        store,
        clock,
        1,
        thread -> {
          thread.network.script(1, Fault.LOST_BEFORE, Fault.LOST_BEFORE);
          thread.await(PublicationState.NEEDS_DECISION);
          assertThat(thread.outcomes())
              .containsExactly("UNKNOWN", "FOUND_IN_PART", "UNKNOWN", "INCOMPLETE");
          assertThat(thread.view().reason()).contains("1 of 4 are there.");
          assertThat(thread.remoteId()).isEqualTo("at-" + thread.publication);
        });
  }
}

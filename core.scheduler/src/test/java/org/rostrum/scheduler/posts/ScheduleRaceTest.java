package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What happens to a post between the check of its content and the write that gives it a time. */
final class ScheduleRaceTest {
  private static final Duration DAY = Duration.ofDays(1);

  @StoreTest
  void refusesWhatTheEngineHasTakenMeanwhile(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post = bench.create(bench.good("text", bench.account("one"), bench.account("two")));
    Instant at = clock.instant().plus(DAY);
    PostView scheduled = bench.posts.schedule(bench.caller, post.id(), 1, at);
    UUID second = scheduled.publications().getLast().id();
    bench.whileChecked = () -> bench.force(second, PublicationState.PUBLISHING);
    refused(bench, post, 2, at.plus(DAY), Reason.CONFLICT, "publication-state");
    PostView after = bench.posts.get(bench.caller, post.id());
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.publications().getFirst().dueAt()).contains(at);
  }

  @StoreTest
  void movesWhatWasTriedMeanwhileAndMayStillMove(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post = bench.create(bench.good("text", bench.account("one"), bench.account("two")));
    Instant at = clock.instant().plus(DAY);
    PostView scheduled = bench.posts.schedule(bench.caller, post.id(), 1, at);
    UUID second = scheduled.publications().getLast().id();
    bench.whileChecked = () -> tried(store, second);
    PostView moved = bench.posts.schedule(bench.caller, post.id(), 2, at.plus(DAY));
    assertThat(moved.publications())
        .allMatch(one -> one.state() == PublicationState.SCHEDULED)
        .allMatch(one -> one.dueAt().orElseThrow().equals(at.plus(DAY)));
    assertThat(moved.publications()).extracting(PublicationView::attempts).containsExactly(0, 1);
    bench.whileChecked = () -> {};
    assertThat(moved).isEqualTo(bench.posts.get(bench.caller, post.id()));
  }

  @StoreTest
  void refusesAPostThatWasChangedOrDeletedMeanwhile(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID account = bench.account("one");
    Instant at = clock.instant().plus(DAY);
    PostView changed = bench.create(bench.good("text", account));
    bench.whileChecked =
        () -> bench.posts.update(bench.caller, changed.id(), 1, bench.good("other", account));
    refused(bench, changed, 1, at, Reason.STALE, "post-changed");
    bench.whileChecked = () -> {};
    PostView gone = bench.create(bench.good("text", account));
    bench.whileChecked = () -> bench.posts.delete(bench.caller, gone.id(), 1);
    refused(bench, gone, 1, at, Reason.NOT_FOUND, "post-not-found");
    assertThat(bench.audit).doesNotContain("post.scheduled");
  }

  @StoreTest
  void answersWhatAQuestionAfterwardsWouldAnswer(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    store.change(sql -> sql.update(ACCOUNT).set(ACCOUNT.ENVIRONMENT_LABEL, "Sandbox").execute());
    PostView post = bench.create(bench.good("text", one, two));
    assertThat(post).isEqualTo(bench.posts.get(bench.caller, post.id()));
    assertThat(post.publications()).allMatch(it -> it.environment().orElse("").equals("Sandbox"));

    Instant at = clock.instant().plus(DAY);
    PostView scheduled = bench.posts.schedule(bench.caller, post.id(), 1, at);
    assertThat(scheduled).isEqualTo(bench.posts.get(bench.caller, post.id()));
    bench.force(scheduled.publications().getLast().id(), PublicationState.PUBLISHED);
    PostView half = bench.posts.schedule(bench.caller, post.id(), 2, at.plus(DAY));
    assertThat(half.publications().getLast().presence()).isPresent();
    assertThat(half).isEqualTo(bench.posts.get(bench.caller, post.id()));
    PostView now = bench.posts.publishNow(bench.caller, post.id(), 3);
    assertThat(now).isEqualTo(bench.posts.get(bench.caller, post.id()));
  }

  private static void tried(Store store, UUID publication) {
    store.change(
        sql ->
            sql.update(PUBLICATION)
                .set(PUBLICATION.STATE, PublicationState.RETRYING.name())
                .set(PUBLICATION.FENCE, 1L)
                .set(PUBLICATION.ATTEMPTS, 1)
                .where(PUBLICATION.ID.eq(publication))
                .execute());
  }

  private static void refused(
      PostsBench bench, PostView post, long version, Instant at, Reason reason, String code) {
    assertThatThrownBy(() -> bench.posts.schedule(bench.caller, post.id(), version, at))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.code()).isEqualTo(code);
            });
  }
}

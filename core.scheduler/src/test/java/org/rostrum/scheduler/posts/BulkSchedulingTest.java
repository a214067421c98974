package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Role;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Many posts in one call. */
final class BulkSchedulingTest {
  @StoreTest
  void schedulesWhatIsGoodAndSaysWhatIsWrongWithTheRest(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    UUID picture = FakeMedia.add(store, bench.workspace, 1_000);
    Instant at = clock.instant().plus(Duration.ofHours(3));
    PostDraft withPicture =
        bench.draft("with a picture", List.of(picture), Map.of("board", "b1"), one, two);
    PostDraft good = bench.good("first", one);

    List<BulkOutcome> outcomes =
        bench.posts.scheduleAll(
            bench.caller(Role.OWNER),
            List.of(
                new ScheduledDraft(good, at),
                new ScheduledDraft(bench.good("too late", one), clock.instant().minusSeconds(99)),
                new ScheduledDraft(bench.good("to nobody", UUID.randomUUID()), at),
                new ScheduledDraft(bench.good("nowhere"), at),
                new ScheduledDraft(withPicture, at.plusSeconds(60))),
            Optional.empty());

    assertThat(outcomes).hasSize(5);
    PostView first = made(bench, outcomes.get(0));
    assertThat(first.draft()).isEqualTo(good);
    assertThat(first.publications())
        .allSatisfy(
            publication -> {
              assertThat(publication.state()).isEqualTo(PublicationState.SCHEDULED);
              assertThat(publication.dueAt()).contains(at);
            });
    PostView last = made(bench, outcomes.get(4));
    assertThat(last.draft().media()).extracting(MediaUse::mediaId).containsExactly(picture);
    assertThat(last.publications()).hasSize(2);
    assertThat(codes(outcomes.get(1))).containsExactly("PAST");
    assertThat(codes(outcomes.get(2))).containsExactly("UNKNOWN");
    assertThat(codes(outcomes.get(3))).containsExactly("REQUIRED");
  }

  @StoreTest
  void aRepeatedCallMakesNothing(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID account = bench.account("one");
    Instant at = clock.instant().plus(Duration.ofHours(3));
    List<ScheduledDraft> posts =
        List.of(
            new ScheduledDraft(bench.good("first", account), at),
            new ScheduledDraft(bench.good("nowhere"), at),
            new ScheduledDraft(bench.good("third", account), at));

    List<BulkOutcome> first =
        bench.posts.scheduleAll(bench.caller(Role.OWNER), posts, Optional.of("key"));
    List<BulkOutcome> second =
        bench.posts.scheduleAll(bench.caller(Role.OWNER), posts, Optional.of("key"));

    assertThat(second.get(0)).isEqualTo(first.get(0));
    assertThat(second.get(2)).isEqualTo(first.get(2));
    assertThat(codes(second.get(1))).containsExactly("NOT_REPEATED");
    assertThatThrownBy(
            () ->
                bench.posts.scheduleAll(
                    bench.caller(Role.OWNER), posts.subList(0, 1), Optional.of("key")))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void tooManyAreRefusedAtOnce(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    ScheduledDraft post = new ScheduledDraft(bench.good("nowhere"), clock.instant());

    assertThatThrownBy(
            () ->
                bench.posts.scheduleAll(
                    bench.caller(Role.OWNER),
                    Collections.nCopies(Posts.MAX_BULK_POSTS + 1, post),
                    Optional.empty()))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(FieldProblem::code)
                    .containsExactly("TOO_MANY"));
  }

  private static PostView made(PostsBench bench, BulkOutcome outcome) {
    assertThat(outcome).isInstanceOf(BulkOutcome.Scheduled.class);
    return bench.posts.get(bench.caller(Role.OWNER), ((BulkOutcome.Scheduled) outcome).postId());
  }

  private static List<String> codes(BulkOutcome outcome) {
    return ((BulkOutcome.Refused) outcome).problems().stream().map(FieldProblem::code).toList();
  }
}

package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationFilter;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Texts that follow a post, from composing to scheduling. */
final class RepliesTest {
  @StoreTest
  void searchesTheBeginningOfALongThread(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    List<String> replies = new ArrayList<>(Collections.nCopies(12, "x".repeat(3_000)));
    replies.set(0, "Early");
    replies.set(11, "Late");
    PostDraft draft = bench.good("text", bench.account("one"));
    bench.create(
        new PostDraft(
            draft.title(), draft.text(), draft.link(), draft.media(), replies, draft.targets()));
    String searched =
        store.read(
            sql -> sql.select(PUBLICATION.SEARCH_TEXT).from(PUBLICATION).fetchSingle().value1());
    assertThat(searched).hasSize(25_000).contains("early").doesNotContain("late");
  }

  @StoreTest
  void keepsThemInOrderAndPerAccount(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostDraft draft =
        draft(
            bench,
            List.of("1/2 «first» 🎉", "line\nbreak", ""),
            target(bench, Version.same()),
            target(bench, own(List.of("other"))),
            target(bench, own(List.of())));
    PostView post = bench.create(draft);
    assertThat(bench.posts.get(bench.caller, post.id()).draft()).isEqualTo(draft);

    PostDraft changed = draft(bench, List.of("only"), draft.targets().get(2));
    PostView after = bench.posts.update(bench.caller, post.id(), post.version(), changed);
    assertThat(after.draft()).isEqualTo(changed);
    assertThat(
            bench
                .posts
                .update(bench.caller, post.id(), after.version(), draft(bench, List.of()))
                .draft()
                .replies())
        .isEmpty();
  }

  @StoreTest
  void refusesMoreAndLongerOnesThanAnyNetworkTakes(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    List<String> tooMany = Collections.nCopies(PostDraft.MAX_REPLIES + 1, "reply");
    String tooLong = "x".repeat(PostDraft.MAX_REPLY + 1);
    assertThat(
            problems(
                () ->
                    bench.create(
                        draft(
                            bench,
                            List.of("fine", tooLong, "zero \u0000"),
                            target(bench, own(tooMany)),
                            target(bench, own(List.of(tooLong)))))))
        .containsExactly(
            "replies[1] TOO_LONG",
            "replies[2] MALFORMED",
            "targets[0].version.replies TOO_MANY",
            "targets[1].version.replies[0] TOO_LONG");
    assertThat(bench.audit).isEmpty();
  }

  @StoreTest
  void checksWhatTheNetworkTakesBeforeScheduling(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostDraft draft =
        draft(
            bench,
            List.of("fine", " "),
            target(bench, own(List.of("fine", "fine too"))),
            target(bench, Version.same()),
            target(bench, own(List.of("longer than ten", "b", "c"))));
    PostView post = bench.create(draft);
    assertThat(
            problems(
                () ->
                    bench.posts.schedule(
                        bench.caller, post.id(), 1, clock.instant().plusSeconds(60))))
        .containsExactly(
            "targets[1].replies[1] REQUIRED",
            "targets[2].replies TOO_MANY",
            "targets[2].replies[0] TOO_LONG");
    assertThat(bench.posts.check(bench.caller, draft).getFirst().problems()).isEmpty();
  }

  @StoreTest
  void tellsTwoCallsApartByThemAlone(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    Target target = target(bench, Version.same());
    PostDraft one = draft(bench, List.of("a", "b"), target);
    UUID made = bench.posts.create(bench.caller, one, Optional.of("key")).id();
    assertThat(bench.posts.create(bench.caller, one, Optional.of("key")).id()).isEqualTo(made);
    for (PostDraft other :
        List.of(
            with(one, List.of("ab"), target),
            with(one, List.of("b", "a"), target),
            with(one, List.of(), target),
            with(
                one,
                List.of("a", "b"),
                new Target(target.accountId(), target.options(), own(List.of("a", "b")))))) {
      assertThatThrownBy(() -> bench.posts.create(bench.caller, other, Optional.of("key")))
          .isInstanceOfSatisfying(
              RequestRefused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.CONFLICT));
    }
  }

  @StoreTest
  void schedulesManyAtOnceAndFindsThemByTheirWords(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    Instant at = clock.instant().plus(Duration.ofHours(1));
    PostDraft good = draft(bench, List.of("needle"), target(bench, Version.same()));
    PostDraft bad = draft(bench, List.of("a", "b", "c"), target(bench, Version.same()));
    List<BulkOutcome> outcomes =
        bench.posts.scheduleAll(
            bench.caller,
            List.of(new ScheduledDraft(good, at), new ScheduledDraft(bad, at)),
            Optional.empty());
    BulkOutcome.Scheduled made = (BulkOutcome.Scheduled) outcomes.getFirst();
    assertThat(bench.posts.get(bench.caller, made.postId()).draft()).isEqualTo(good);
    assertThat(((BulkOutcome.Refused) outcomes.getLast()).problems())
        .extracting(FieldProblem::field)
        .containsExactly("targets[0].replies");
    PublicationFilter words =
        new PublicationFilter(
            java.util.Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), "NEEDLE");
    assertThat(bench.posts.publications(bench.caller, words, PageRequest.first()).items())
        .hasSize(1);
  }

  private static Target target(PostsBench bench, Version version) {
    return new Target(bench.account("one " + UUID.randomUUID()), Map.of("board", "b1"), version);
  }

  private static Version own(List<String> replies) {
    return new Version(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(replies));
  }

  private static PostDraft draft(PostsBench bench, List<String> replies, Target... targets) {
    return new PostDraft(
        "",
        "post",
        Optional.empty(),
        List.of(new MediaUse(FakeMedia.add(bench.store, bench.workspace, 1_000), "")),
        replies,
        List.of(targets));
  }

  private static PostDraft with(PostDraft draft, List<String> replies, Target target) {
    return new PostDraft(
        draft.title(), draft.text(), draft.link(), draft.media(), replies, List.of(target));
  }

  private static List<String> problems(ThrowingCallable call) {
    RequestRefused[] refused = new RequestRefused[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(RequestRefused.class, refusal -> refused[0] = refusal);
    return refused[0].problems().stream()
        .map(problem -> problem.field() + " " + problem.code())
        .toList();
  }
}

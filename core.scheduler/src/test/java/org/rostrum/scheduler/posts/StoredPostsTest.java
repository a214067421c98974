package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.access.Role;
import org.rostrum.posts.Decision;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Composing and scheduling, as a publisher does it. */
final class StoredPostsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @StoreTest
  void keepsADraftAsItWasComposed(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    UUID picture = FakeMedia.add(store, bench.workspace, 10);
    PostDraft draft =
        new PostDraft(
            "A title 🎉",
            "It's a text with \\ and 'quotes'\nand lines",
            Optional.of("not yet a link"),
            List.of(new MediaUse(picture, "alt")),
            List.of(
                new Target(two, Map.of("board", "b\"1"), Version.same()),
                new Target(
                    one,
                    Map.of(),
                    new Version(Optional.of("own"), Optional.of(""), Optional.of(" ")))));
    PostView post = bench.create(draft);
    assertThat(post.draft()).isEqualTo(draft);
    assertThat(post.version()).isEqualTo(1);
    assertThat(post.author()).isEqualTo("Ada");
    assertThat(post.createdAt()).isEqualTo(clock.instant());
    assertThat(post.publications())
        .extracting(PublicationView::state)
        .containsExactly(PublicationState.DRAFT, PublicationState.DRAFT);
    assertThat(post.publications())
        .extracting(PublicationView::title)
        .containsExactly("A title 🎉", "own");
    assertThat(post.publications().getFirst().thumbnail()).contains(picture);
    assertThat(bench.posts.get(bench.caller, post.id())).isEqualTo(post);
    assertThat(bench.audit).containsExactly("post.created");
    assertThat(bench.events).containsExactly("post created");
  }

  @StoreTest
  void keepsWhatIsSaidOfEveryPiece(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID picture = FakeMedia.add(store, bench.workspace, 10);
    UUID other = FakeMedia.add(store, bench.workspace, 10);
    List<MediaUse> pieces =
        List.of(
            new MediaUse(picture, "alt").withTexts("One", "First", Optional.of("no link yet")),
            new MediaUse(picture, "").withCover(new MediaCover.Frame(Duration.ofMillis(1_250))),
            new MediaUse(other, "").withCover(new MediaCover.Picture(picture)));
    PostDraft draft = new PostDraft("", "text", Optional.empty(), pieces, List.of());
    PostView post = bench.posts.create(bench.caller, draft, Optional.of("key"));

    assertThat(bench.posts.get(bench.caller, post.id()).draft()).isEqualTo(draft);
    assertThat(bench.posts.create(bench.caller, draft, Optional.of("key")).id())
        .isEqualTo(post.id());
    PostDraft otherFrame =
        new PostDraft(
            "",
            "text",
            Optional.empty(),
            List.of(
                pieces.getFirst(),
                new MediaUse(picture, "").withCover(new MediaCover.Frame(Duration.ZERO)),
                pieces.getLast()),
            List.of());
    refused(
        Reason.CONFLICT, () -> bench.posts.create(bench.caller, otherFrame, Optional.of("key")));
  }

  @StoreTest
  void refusesPiecesThatBreakALimitOrNameNoCover(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID picture = FakeMedia.add(store, bench.workspace, 10);
    MediaUse use = new MediaUse(picture, "");
    assertThat(
            problems(
                () ->
                    bench.create(
                        pieces(
                            use.withTexts(
                                "x".repeat(PostDraft.MAX_TITLE + 1),
                                "zero \u0000",
                                Optional.of("x".repeat(PostDraft.MAX_LINK + 1)))))))
        .extracting(FieldProblem::field)
        .containsExactly("media[0].title", "media[0].text", "media[0].link");
    assertThat(
            problems(
                () ->
                    bench.create(pieces(use.withCover(new MediaCover.Picture(UUID.randomUUID()))))))
        .extracting(FieldProblem::field)
        .containsExactly("media[0].cover.mediaId");
  }

  private static PostDraft pieces(MediaUse... pieces) {
    return new PostDraft("", "text", Optional.empty(), List.of(pieces), List.of());
  }

  @StoreTest
  void refusesWhatBreaksALimitNamingEveryField(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID nobody = UUID.randomUUID();
    PostDraft broken =
        new PostDraft(
            "x".repeat(PostDraft.MAX_TITLE + 1),
            "zero \u0000",
            Optional.of("x".repeat(PostDraft.MAX_LINK + 1)),
            List.of(),
            List.of(
                new Target(one, Map.of(), Version.same()),
                new Target(one, Map.of("k", "x".repeat(5_000)), Version.same())));
    assertThat(problems(() -> bench.create(broken)))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "title", "text", "link", "targets[1].accountId", "targets[1].options.k");
    PostDraft unknown = bench.draft("text", List.of(UUID.randomUUID()), Map.of(), one, nobody);
    assertThat(problems(() -> bench.create(unknown)))
        .extracting(FieldProblem::field)
        .containsExactly("media[0].mediaId", "targets[1].accountId");
    assertThat(bench.audit).isEmpty();
  }

  @StoreTest
  void makesOnePostForOneKey(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostDraft draft = bench.good("text", bench.account("one"));
    PostView first = bench.posts.create(bench.caller, draft, Optional.of("key"));
    assertThat(bench.posts.create(bench.caller, draft, Optional.of("key")).id())
        .isEqualTo(first.id());
    refused(
        Reason.CONFLICT,
        () -> bench.posts.create(bench.caller, bench.good("other"), Optional.of("key")));
    refused(Reason.INVALID, () -> bench.posts.create(bench.caller, draft, Optional.of("")));
    clock.advance(DAY.plusSeconds(1));
    assertThat(bench.posts.create(bench.caller, draft, Optional.of("key")).id())
        .isNotEqualTo(first.id());
  }

  @StoreTest
  void checksEveryTargetBeforeScheduling(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    UUID small = FakeMedia.add(store, bench.workspace, 10);
    bench.accountState(two, "NEEDS_RECONNECT");
    PostDraft bad = bench.draft("t".repeat(201), List.of(small), Map.of(), one, two);
    PostView post = bench.create(bad);
    List<FieldProblem> found =
        problems(() -> bench.posts.schedule(bench.caller, post.id(), 1, clock.instant().plus(DAY)));
    assertThat(found)
        .extracting(FieldProblem::field)
        .containsExactly(
            "targets[0].text",
            "targets[0].media[0]",
            "targets[0].options.board",
            "targets[1].account",
            "targets[1].text",
            "targets[1].media[0]",
            "targets[1].options.board");
    assertThat(bench.posts.check(bench.caller, bad)).hasSize(2);
    assertThat(bench.posts.check(bench.caller, bench.good("fine", one)).getFirst().problems())
        .isEmpty();
    assertThat(bench.posts.check(bench.caller, bench.good("forbidden", one)).getFirst().problems())
        .extracting(problem -> problem.code())
        .containsExactly("FORBIDDEN");
    assertThat(bench.posts.check(bench.caller, bench.good("endless", one)).getFirst().problems())
        .extracting(problem -> problem.code())
        .containsExactly("PROVIDER_FAILED");
    assertThat(bench.posts.get(bench.caller, post.id()).version()).isEqualTo(1);
    bench.providers.remove(PostsBench.NETWORK);
    assertThat(bench.posts.check(bench.caller, bench.good("fine", one)).getFirst().problems())
        .extracting(problem -> problem.code())
        .containsExactly("PROVIDER_MISSING");
  }

  @StoreTest
  void schedulesMovesAndPublishesNow(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post = bench.create(bench.good("text", bench.account("one"), bench.account("two")));
    Instant at = clock.instant().plus(DAY);
    PostView scheduled = bench.posts.schedule(bench.caller, post.id(), 1, at);
    assertThat(scheduled.version()).isEqualTo(2);
    assertThat(scheduled.publications())
        .allMatch(one -> one.state() == PublicationState.SCHEDULED)
        .allMatch(one -> one.dueAt().equals(Optional.of(at)))
        .allMatch(one -> one.nextAt().equals(Optional.of(at)));
    assertThat(bench.wakes).isEqualTo(1);
    refused(Reason.STALE, () -> bench.posts.schedule(bench.caller, post.id(), 1, at));
    UUID first = scheduled.publications().getFirst().id();
    Instant other = at.plus(DAY);
    assertThat(bench.posts.reschedule(bench.caller, first, other).dueAt()).contains(other);
    assertThat(bench.posts.cancel(bench.caller, first).state())
        .isEqualTo(PublicationState.CANCELLED);
    refused(Reason.CONFLICT, () -> bench.posts.cancel(bench.caller, first));
    refused(Reason.CONFLICT, () -> bench.posts.reschedule(bench.caller, first, other));
    PostView now = bench.posts.publishNow(bench.caller, post.id(), 2);
    assertThat(now.publications())
        .extracting(PublicationView::state)
        .containsExactly(PublicationState.CANCELLED, PublicationState.SCHEDULED);
    assertThat(now.publications().getLast().dueAt()).contains(clock.instant());
    assertThat(bench.posts.retry(bench.caller, first).state())
        .isEqualTo(PublicationState.SCHEDULED);
  }

  @StoreTest
  void refusesTimesThatAreOverOrTooFar(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post = bench.create(bench.good("text", bench.account("one")));
    Instant now = clock.instant();
    assertThat(
            problems(() -> bench.posts.schedule(bench.caller, post.id(), 1, now.minusSeconds(61))))
        .extracting(FieldProblem::code)
        .containsExactly("PAST");
    Instant far = now.plus(Posts.MAX_AHEAD).plusSeconds(1);
    assertThat(problems(() -> bench.posts.schedule(bench.caller, post.id(), 1, far)))
        .extracting(FieldProblem::code)
        .containsExactly("TOO_FAR");
    assertThat(bench.posts.schedule(bench.caller, post.id(), 1, now.minusSeconds(59)).version())
        .isEqualTo(2);
  }

  @StoreTest
  void changesWhatIsNotYetTouched(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    UUID three = bench.account("three");
    PostView post = bench.create(bench.good("text", one, two));
    Instant at = clock.instant().plus(DAY);
    PostView scheduled = bench.posts.schedule(bench.caller, post.id(), 1, at);
    PostDraft changed = bench.good("new text", three, one);
    PostView updated = bench.posts.update(bench.caller, post.id(), 2, changed);
    assertThat(updated.draft()).isEqualTo(changed);
    assertThat(updated.publications())
        .extracting(PublicationView::state)
        .containsExactly(PublicationState.DRAFT, PublicationState.SCHEDULED);
    UUID gone = scheduled.publications().getLast().id();
    assertThat(bench.posts.explain(bench.caller, gone).publication().state())
        .isEqualTo(PublicationState.CANCELLED);
    PostDraft forbidden = bench.good("forbidden", one);
    assertThat(problems(() -> bench.posts.update(bench.caller, post.id(), 3, forbidden)))
        .extracting(FieldProblem::field)
        .containsExactly("targets[0].text");
    PostView back = bench.posts.update(bench.caller, post.id(), 3, bench.good("text", two, one));
    assertThat(back.publications().getFirst().id()).isEqualTo(gone);
    assertThat(back.publications().getFirst().state()).isEqualTo(PublicationState.DRAFT);
    refused(Reason.STALE, () -> bench.posts.update(bench.caller, post.id(), 3, changed));
    bench.force(gone, PublicationState.UNCERTAIN);
    refused(Reason.CONFLICT, () -> bench.posts.update(bench.caller, post.id(), 4, changed));
    refused(Reason.CONFLICT, () -> bench.posts.delete(bench.caller, post.id(), 4));
  }

  @StoreTest
  void deletesAPostAndItsKey(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostDraft draft = bench.good("text", bench.account("one"));
    PostView post = bench.posts.create(bench.caller, draft, Optional.of("key"));
    refused(Reason.STALE, () -> bench.posts.delete(bench.caller, post.id(), 2));
    bench.posts.delete(bench.caller, post.id(), 1);
    refused(Reason.NOT_FOUND, () -> bench.posts.get(bench.caller, post.id()));
    assertThat(bench.posts.create(bench.caller, draft, Optional.of("key")).id())
        .isNotEqualTo(post.id());
  }

  @StoreTest
  void aPersonDecides(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post =
        bench.create(
            bench.good("text", bench.account("one"), bench.account("two"), bench.account("three")));
    List<UUID> ids = post.publications().stream().map(PublicationView::id).toList();
    refused(
        Reason.CONFLICT,
        () -> bench.posts.decide(bench.caller, ids.get(0), Decision.SKIP, Optional.empty()));
    ids.forEach(id -> bench.force(id, PublicationState.NEEDS_DECISION));
    Optional<URI> url = Optional.of(URI.create("https://example.org/1"));
    PublicationView there = bench.posts.decide(bench.caller, ids.get(0), Decision.IT_IS_THERE, url);
    assertThat(there.state()).isEqualTo(PublicationState.PUBLISHED);
    assertThat(there.url()).isEqualTo(url);
    assertThat(there.publishedAt()).contains(clock.instant());
    assertThat(
            bench
                .posts
                .decide(bench.caller, ids.get(1), Decision.PUBLISH_AGAIN, Optional.empty())
                .state())
        .isEqualTo(PublicationState.SCHEDULED);
    assertThat(
            bench.posts.decide(bench.caller, ids.get(2), Decision.SKIP, Optional.empty()).state())
        .isEqualTo(PublicationState.CANCELLED);
  }

  @StoreTest
  void asksForPermissionAndKeepsWorkspacesApart(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    PostView post = bench.create(bench.good("text", bench.account("one")));
    var viewer = bench.caller(Role.VIEWER);
    assertThat(bench.posts.get(viewer, post.id())).isEqualTo(post);
    refused(Reason.FORBIDDEN, () -> bench.posts.create(viewer, bench.good("x"), Optional.empty()));
    refused(Reason.FORBIDDEN, () -> bench.posts.delete(viewer, post.id(), 1));
    PostsBench stranger = new PostsBench(store, clock);
    UUID publication = post.publications().getFirst().id();
    refused(Reason.NOT_FOUND, () -> stranger.posts.get(stranger.caller, post.id()));
    refused(Reason.NOT_FOUND, () -> stranger.posts.cancel(stranger.caller, publication));
    refused(Reason.NOT_FOUND, () -> stranger.posts.explain(stranger.caller, publication));
    refused(Reason.NOT_FOUND, () -> stranger.posts.publishNow(stranger.caller, post.id(), 1));
  }

  private static List<FieldProblem> problems(ThrowingCallable call) {
    return refused(Reason.INVALID, call).problems();
  }

  private static RequestRefused refused(Reason reason, ThrowingCallable call) {
    RequestRefused[] refused = new RequestRefused[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              refused[0] = refusal;
            });
    return refused[0];
  }
}

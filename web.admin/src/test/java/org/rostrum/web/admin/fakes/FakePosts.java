package org.rostrum.web.admin.fakes;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.Decision;
import org.rostrum.posts.Explanation;
import org.rostrum.posts.PlannedTime;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationFilter;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.TargetCheck;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.content.ContentProblem;

/** One post at version 7. */
public final class FakePosts implements Posts {
  public static final UUID POST = UUID.fromString("00000000-0000-0000-0000-000000000070");
  public static final UUID PUBLICATION = UUID.fromString("00000000-0000-0000-0000-000000000071");
  public static final long VERSION = 7;

  public final List<PostDraft> drafts = new CopyOnWriteArrayList<>();
  public final Map<String, PostView> byKey = new ConcurrentHashMap<>();
  public final List<PublicationFilter> filters = new CopyOnWriteArrayList<>();
  public final List<PageRequest> pages = new CopyOnWriteArrayList<>();

  private static PostView view(PostDraft draft) {
    return new PostView(
        POST, VERSION, draft, List.of(publication()), "Ada", Instant.EPOCH, Instant.EPOCH);
  }

  static PostView post() {
    return view(someDraft());
  }

  private static PublicationView publication() {
    return publication(false, Optional.of(new RecurrenceLink(FakeRecurrences.RECURRENCE, 3)));
  }

  static PublicationView publication(boolean queued, Optional<RecurrenceLink> recurrence) {
    return new PublicationView(
        PUBLICATION,
        POST,
        FakeAccounts.ACCOUNT,
        "Ada's pins",
        "pinterest",
        PublicationState.SCHEDULED,
        "",
        "Published at its time.",
        Optional.of(Instant.parse("2026-12-01T08:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        "Sunset",
        Optional.of(FakeMedia.MEDIA),
        queued,
        recurrence,
        Set.of(Decision.SKIP, Decision.PUBLISH_AGAIN),
        Optional.empty(),
        Optional.of("Sandbox"));
  }

  private static PostDraft someDraft() {
    return new PostDraft("Sunset", "", Optional.empty(), List.of(), List.of());
  }

  private static void requireVersion(long version) {
    if (version != VERSION) {
      throw RequestRefused.of(
          RequestRefused.Reason.STALE, "post-changed", "Somebody changed the post meanwhile.");
    }
  }

  @Override
  public PostView create(Caller caller, PostDraft draft, Optional<String> idempotencyKey) {
    @Nullable PostView known = idempotencyKey.map(byKey::get).orElse(null);
    if (known != null) {
      return known;
    }
    drafts.add(draft);
    PostView made = view(draft);
    idempotencyKey.ifPresent(key -> byKey.put(key, made));
    return made;
  }

  @Override
  public List<BulkOutcome> scheduleAll(
      Caller caller, List<ScheduledDraft> posts, Optional<String> idempotencyKey) {
    return posts.stream().map(this::scheduled).toList();
  }

  private BulkOutcome scheduled(ScheduledDraft post) {
    if (post.draft().targets().isEmpty()) {
      return new BulkOutcome.Refused(
          List.of(new FieldProblem("targets", "REQUIRED", "The post goes to no account.")));
    }
    drafts.add(post.draft());
    return new BulkOutcome.Scheduled(new UUID(7, drafts.size()), 1, List.of(new UUID(8, 1)));
  }

  @Override
  public PostView update(Caller caller, UUID postId, long version, PostDraft draft) {
    requireVersion(version);
    return view(draft);
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft) {
    return List.of(
        TargetCheck.of(
            FakeAccounts.ACCOUNT,
            List.of(new ContentProblem("altText", Optional.of(0), "TOO_LONG", "Shorten it."))));
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft, PlannedTime time) {
    return List.of(
        TargetCheck.of(FakeAccounts.ACCOUNT, List.of())
            .withoutRoom(
                ContentProblem.of("when", TargetCheck.QUOTA_FULL, "Full.").asAdvice(),
                Optional.of(time.at().plusSeconds(60))));
  }

  @Override
  public PostView schedule(Caller caller, UUID postId, long version, Instant at) {
    requireVersion(version);
    return view(someDraft());
  }

  @Override
  public PostView publishNow(Caller caller, UUID postId, long version) {
    requireVersion(version);
    return view(someDraft());
  }

  @Override
  public void delete(Caller caller, UUID postId, long version) {
    requireVersion(version);
  }

  @Override
  public PostView get(Caller caller, UUID postId) {
    return view(someDraft());
  }

  @Override
  public Page<PublicationView> publications(
      Caller caller, PublicationFilter filter, PageRequest page) {
    filters.add(filter);
    pages.add(page);
    return new Page<>(List.of(publication()), Optional.of("next"));
  }

  @Override
  public List<PublicationView> calendar(Caller caller, Instant from, Instant until) {
    return List.of(publication());
  }

  @Override
  public Explanation explain(Caller caller, UUID publicationId) {
    return new Explanation(publication(), List.of(), "Published at its time.");
  }

  @Override
  public PublicationView reschedule(Caller caller, UUID publicationId, Instant at) {
    return publication();
  }

  @Override
  public PublicationView cancel(Caller caller, UUID publicationId) {
    return publication();
  }

  @Override
  public PublicationView retry(Caller caller, UUID publicationId) {
    return publication();
  }

  @Override
  public PublicationView decide(
      Caller caller, UUID publicationId, Decision decision, Optional<URI> url) {
    return publication();
  }
}

package org.rostrum.shell.commands;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.AttemptView;
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
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.TargetCheck;
import org.rostrum.problems.RequestRefused;

/** One publication that failed once. */
public final class FakePosts implements Posts {
  public static final UUID PUBLICATION = UUID.fromString("00000000-0000-0000-0000-000000000071");

  public final List<PublicationView> due = new CopyOnWriteArrayList<>();
  public final List<String> decisions = new CopyOnWriteArrayList<>();

  public FakePosts() {
    due.add(publication(PublicationState.RETRYING, "Tried again at its time."));
  }

  private static PublicationView publication(PublicationState state, String next) {
    return new PublicationView(
        PUBLICATION,
        new UUID(0, 7),
        new UUID(0, 8),
        "Ada's pins",
        "pinterest",
        state,
        "The network answered 503.",
        next,
        Optional.of(FakePlatform.NOON),
        state == PublicationState.RETRYING
            ? Optional.of(FakePlatform.NOON.plusSeconds(300))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        "A title that is far too long for one line of a table on a terminal",
        Optional.empty(),
        false,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.of("Sandbox"));
  }

  private static void requireKnown(UUID id) {
    if (!id.equals(PUBLICATION)) {
      throw RequestRefused.of(
          RequestRefused.Reason.NOT_FOUND,
          "publication-not-found",
          "There is no publication " + id + " in this workspace.");
    }
  }

  @Override
  public Explanation explain(Caller caller, UUID publicationId) {
    requireKnown(publicationId);
    return new Explanation(
        due.getFirst(),
        List.of(
            new AttemptView(
                1,
                FakePlatform.NOON,
                Optional.of(FakePlatform.NOON.plusSeconds(2)),
                "FAILED",
                "503 Service\nUnavailable",
                "node-1")),
        "It is tried again at 12:05.");
  }

  @Override
  public PublicationView cancel(Caller caller, UUID publicationId) {
    requireKnown(publicationId);
    return publication(PublicationState.CANCELLED, "");
  }

  @Override
  public PublicationView retry(Caller caller, UUID publicationId) {
    throw new IllegalStateException("inner detail");
  }

  @Override
  public PublicationView decide(
      Caller caller, UUID publicationId, Decision decision, Optional<URI> url) {
    decisions.add(decision + " " + url.map(URI::toString).orElse("-"));
    return publication(PublicationState.PUBLISHED, "Nothing.");
  }

  @Override
  public PostView create(Caller caller, PostDraft draft, Optional<String> idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<BulkOutcome> scheduleAll(
      Caller caller, List<ScheduledDraft> posts, Optional<String> idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostView update(Caller caller, UUID postId, long version, PostDraft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft, PlannedTime time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostView schedule(Caller caller, UUID postId, long version, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostView publishNow(Caller caller, UUID postId, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Caller caller, UUID postId, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostView get(Caller caller, UUID postId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<PublicationView> publications(
      Caller caller, PublicationFilter filter, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PublicationView> calendar(Caller caller, Instant from, Instant until) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublicationView reschedule(Caller caller, UUID publicationId, Instant at) {
    throw new UnsupportedOperationException();
  }
}

package org.rostrum.scheduler.posts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
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
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.TargetCheck;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** Posts in the database. Checks permissions, tells of changes, and wakes the engine. */
public final class StoredPosts implements Posts {
  private final Store store;
  private final Events events;
  private final Runnable wakeEngine;
  private final Runnable templateChanged;
  private final BiFunction<TargetCheck, PlannedTime, TargetCheck> quotas;
  private final PostDrafts drafts;
  private final PostTimes times;
  private final BulkScheduling bulk;
  private final PublicationMoves moves;
  private final PublicationLists lists;

  /**
   * Builds the service.
   *
   * @param wakeEngine called when something may have come nearer; returns at once
   */
  public StoredPosts(
      Store store,
      MediaFiles files,
      LiveProviders providers,
      Audit audit,
      Events events,
      TimeOrderedIds ids,
      Runnable wakeEngine) {
    this(store, files, providers, audit, events, ids, wakeEngine, () -> {}, (found, time) -> found);
  }

  /**
   * Builds the service.
   *
   * @param wakeEngine called when something may have come nearer; returns at once
   * @param templateChanged called when a post that recurs was changed; returns at once
   * @param quotas adds what is to be said of the quotas at a time
   */
  public StoredPosts(
      Store store,
      MediaFiles files,
      LiveProviders providers,
      Audit audit,
      Events events,
      TimeOrderedIds ids,
      Runnable wakeEngine,
      Runnable templateChanged,
      BiFunction<TargetCheck, PlannedTime, TargetCheck> quotas) {
    this.quotas = quotas;
    this.store = store;
    this.events = events;
    this.wakeEngine = wakeEngine;
    this.templateChanged = templateChanged;
    ContentChecks checks = new ContentChecks(providers);
    TargetProblems targets = new TargetProblems(store, files, checks);
    this.drafts = new PostDrafts(store, files, audit, checks, ids);
    this.bulk = new BulkScheduling(store, files, audit, checks, ids);
    this.times = new PostTimes(store, audit, targets);
    this.moves = new PublicationMoves(store, audit, targets);
    this.lists = new PublicationLists(store);
  }

  @Override
  public PostView create(Caller caller, PostDraft draft, Optional<String> idempotencyKey) {
    caller.require(Permission.PUBLISH);
    PostDrafts.Made made = drafts.create(caller, draft, idempotencyKey);
    return told(caller, made.id(), made.post(), "created");
  }

  @Override
  public PostView update(Caller caller, UUID postId, long version, PostDraft draft) {
    caller.require(Permission.PUBLISH);
    drafts.update(caller, postId, version, draft);
    PostView post = told(caller, postId, Optional.empty(), "updated");
    if (post.recurrence().isPresent()) {
      templateChanged.run();
    }
    return post;
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft) {
    caller.require(Permission.PUBLISH);
    return drafts.check(caller, draft);
  }

  @Override
  public List<TargetCheck> check(Caller caller, PostDraft draft, PlannedTime time) {
    return check(caller, draft).stream().map(found -> quotas.apply(found, time)).toList();
  }

  @Override
  public PostView schedule(Caller caller, UUID postId, long version, Instant at) {
    caller.require(Permission.PUBLISH);
    return moved(caller, postId, times.schedule(caller, postId, version, at), "scheduled");
  }

  @Override
  public List<BulkOutcome> scheduleAll(
      Caller caller, List<ScheduledDraft> posts, Optional<String> idempotencyKey) {
    caller.require(Permission.PUBLISH);
    BulkScheduling.Result result = bulk.schedule(caller, posts, idempotencyKey);
    if (!result.repeated()) {
      for (BulkOutcome outcome : result.outcomes()) {
        if (outcome instanceof BulkOutcome.Scheduled made) {
          told(caller, made);
        }
      }
      wakeEngine.run();
    }
    return result.outcomes();
  }

  private void told(Caller caller, BulkOutcome.Scheduled made) {
    for (UUID publication : made.publicationIds()) {
      events.publish(caller.workspaceId(), "publication", publication.toString(), "scheduled");
    }
    events.publish(caller.workspaceId(), "post", made.postId().toString(), "scheduled");
  }

  @Override
  public PostView publishNow(Caller caller, UUID postId, long version) {
    caller.require(Permission.PUBLISH);
    return moved(caller, postId, times.publishNow(caller, postId, version), "scheduled");
  }

  @Override
  public void delete(Caller caller, UUID postId, long version) {
    caller.require(Permission.PUBLISH);
    drafts.delete(caller, postId, version);
    events.publish(caller.workspaceId(), "post", postId.toString(), "deleted");
  }

  @Override
  public PostView get(Caller caller, UUID postId) {
    caller.require(Permission.READ);
    return view(caller, postId);
  }

  @Override
  public Page<PublicationView> publications(
      Caller caller, PublicationFilter filter, PageRequest page) {
    caller.require(Permission.READ);
    return lists.page(caller, filter, page);
  }

  @Override
  public List<PublicationView> calendar(Caller caller, Instant from, Instant until) {
    caller.require(Permission.READ);
    return lists.calendar(caller, from, until);
  }

  @Override
  public Explanation explain(Caller caller, UUID publicationId) {
    caller.require(Permission.READ);
    return lists.explain(caller, publicationId);
  }

  @Override
  public PublicationView reschedule(Caller caller, UUID publicationId, Instant at) {
    caller.require(Permission.PUBLISH);
    moves.reschedule(caller, publicationId, at);
    return changed(caller, publicationId, "rescheduled");
  }

  @Override
  public PublicationView cancel(Caller caller, UUID publicationId) {
    caller.require(Permission.PUBLISH);
    moves.cancel(caller, publicationId);
    return changed(caller, publicationId, "cancelled");
  }

  @Override
  public PublicationView retry(Caller caller, UUID publicationId) {
    caller.require(Permission.PUBLISH);
    moves.retry(caller, publicationId);
    return changed(caller, publicationId, "retried");
  }

  @Override
  public PublicationView decide(
      Caller caller, UUID publicationId, Decision decision, Optional<URI> url) {
    caller.require(Permission.PUBLISH);
    moves.decide(caller, publicationId, decision, url);
    return changed(caller, publicationId, "decided");
  }

  private PostView moved(Caller caller, UUID post, PostTimes.Given given, String change) {
    for (UUID publication : given.publications()) {
      events.publish(caller.workspaceId(), "publication", publication.toString(), change);
    }
    wakeEngine.run();
    return told(caller, post, given.post(), change);
  }

  private PublicationView changed(Caller caller, UUID publication, String change) {
    events.publish(caller.workspaceId(), "publication", publication.toString(), change);
    wakeEngine.run();
    return lists.get(caller, publication);
  }

  private PostView told(Caller caller, UUID post, Optional<PostView> known, String change) {
    events.publish(caller.workspaceId(), "post", post.toString(), change);
    return known.orElseGet(() -> view(caller, post));
  }

  private PostView view(Caller caller, UUID post) {
    Instant now = store.databaseTime();
    return store.read(sql -> PostRows.view(sql, caller.workspaceId(), post, now));
  }
}

package org.rostrum.scheduler.scheduling;

import org.rostrum.scheduler.accounts.QuotaLimits;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.MissedPublications;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.Recurrences;

/** Everything that scheduling offers, put together. */
public final class SchedulingServices implements AutoCloseable {
  private final PostingQueues queues;
  private final Recurrences recurrences;
  private final Holds holds;
  private final MissedPublications missed;
  private final OccurrenceMaker maker;

  /**
   * Puts the services together; nothing runs before {@link #start}.
   *
   * @param quotas what queues leave room for
   * @param inForce the holds that the engine asks
   * @param wakeEngine called when something may have come nearer; returns at once
   */
  public SchedulingServices(
      Store store,
      LiveProviders providers,
      TargetProblems targets,
      QuotaLimits quotas,
      Audit audit,
      Events events,
      TimeOrderedIds ids,
      PublishingHolds inForce,
      Runnable wakeEngine) {
    this.queues = new StoredQueues(store, targets, quotas, audit, events, wakeEngine);
    this.recurrences = new StoredRecurrences(store, targets, audit, events, ids, wakeEngine);
    this.holds = new StoredHolds(store, providers, inForce, audit, events);
    this.missed = new StoredMissedPolicy(store, audit, events);
    this.maker = new OccurrenceMaker(store, events, ids, wakeEngine);
  }

  /** Begins to make occurrences. */
  public void start() {
    maker.start();
  }

  /** Posting schedules and queues. */
  public PostingQueues queues() {
    return queues;
  }

  /** Posts that recur. */
  public Recurrences recurrences() {
    return recurrences;
  }

  /** What is on hold. */
  public Holds holds() {
    return holds;
  }

  /** What becomes of what was missed. */
  public MissedPublications missed() {
    return missed;
  }

  /** Tells that a post that recurs was changed. Returns at once. */
  public void templateChanged() {
    maker.ring();
  }

  @Override
  public void close() {
    maker.close();
  }
}

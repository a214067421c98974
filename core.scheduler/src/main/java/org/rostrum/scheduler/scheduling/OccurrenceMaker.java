package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.RecurrenceRecord;
import org.rostrum.scheduling.RecurrenceView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the next occurrence of every recurrence whose latest one has come, and makes those anew
 * whose template was changed: every half minute, and when it is rung. Every node has one; which of
 * them works on a recurrence, its row decides.
 */
public final class OccurrenceMaker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OccurrenceMaker.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final int BATCH = 200;

  private final Store store;
  private final Occurrences occurrences;
  private final OccurrenceNews news;
  private final Semaphore rings = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * Builds a maker that does nothing before {@link #start}.
   *
   * @param wakeEngine called when something may have come nearer; returns at once
   */
  public OccurrenceMaker(Store store, Events events, TimeOrderedIds ids, Runnable wakeEngine) {
    this.store = store;
    this.occurrences = new Occurrences(store, ids);
    this.news = new OccurrenceNews(events, wakeEngine);
    this.thread = Thread.ofPlatform().name("occurrence-maker").daemon().unstarted(this::run);
  }

  /** Begins to make occurrences. */
  public void start() {
    thread.start();
  }

  /** Tells that something may have to be made. Returns at once. */
  public void ring() {
    rings.release();
  }

  /**
   * Makes everything that is to be made now.
   *
   * @return how many recurrences went on
   */
  public int makeDue() {
    int worked = 0;
    UUID after = new UUID(0, 0);
    List<UUID> due = due(after);
    while (!due.isEmpty() && !stopping) {
      for (UUID one : due) {
        worked += work(one) ? 1 : 0;
      }
      // on to the next ones, whatever became of these: one that fails must not hold up the rest
      due = due(due.getLast());
    }
    return worked;
  }

  @Override
  public void close() {
    stopping = true;
    rings.release();
    try {
      if (thread.isAlive()) {
        boolean ignored = thread.join(STOPPING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        int worked = makeDue();
        LOG.debug("{} recurrences went on", worked);
      } catch (StoreException e) {
        LOG.warn("Recurrences wait for the database: {}", e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.error("Making occurrences failed and goes on", e);
      }
      try {
        boolean ignored = rings.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        answerAll();
      } catch (InterruptedException e) {
        stopping = true;
      }
    }
  }

  /** Several rings are one. */
  private void answerAll() {
    int ignored = rings.drainPermits();
  }

  private List<UUID> due(UUID after) {
    Instant now = store.databaseTime();
    return store.read(
        sql ->
            sql.select(RECURRENCE.ID)
                .from(RECURRENCE)
                .where(isDue(now))
                .and(RECURRENCE.ID.gt(after))
                .orderBy(RECURRENCE.ID)
                .limit(BATCH)
                .fetch(RECURRENCE.ID));
  }

  private static Condition isDue(Instant now) {
    return RECURRENCE
        .STATE
        .eq(RecurrenceView.State.ACTIVE.name())
        .and(RECURRENCE.OCCURRENCE_AT.le(now).or(RECURRENCE.REMAKE));
  }

  /** Works on one recurrence, in a transaction of its own; false if another node does. */
  private boolean work(UUID id) {
    Occurrences.Done done = new Occurrences.Done();
    Instant now = store.databaseTime();
    try {
      Optional<UUID> workspace =
          store.write(
              sql ->
                  RecurrenceRows.tryLock(sql, store.dialect(), done.begin(id))
                      .filter(RecurrenceRows::isActive)
                      .map(
                          row -> {
                            if (row.getRemake()) {
                              occurrences.remake(sql, row, now, done);
                            } else if (!row.getOccurrenceAt().isAfter(now)) {
                              occurrences.makeNext(sql, row, now, done);
                            }
                            return row;
                          })
                      .map(RecurrenceRecord::getWorkspaceId));
      workspace.filter(of -> done.isChanged()).ifPresent(of -> news.tell(of, id, "changed", done));
      return workspace.isPresent();
    } catch (RuntimeException e) {
      if (e instanceof StoreException failure
          && failure.kind() == StoreException.Kind.UNAVAILABLE) {
        throw failure;
      }
      LOG.error("The next occurrence of recurrence {} could not be made", id, e);
      return false;
    }
  }
}

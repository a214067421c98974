package org.rostrum.scheduler.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;

/**
 * Puts back into a paused queue what had left it for a moment: it was being tried when the queue
 * was paused, and then had to wait or to be tried again. Safe for use by many threads.
 */
public final class PausedQueues {
  private final Store store;
  private final Events events;

  /** Works on the given store. */
  public PausedQueues(Store store, Events events) {
    this.store = store;
    this.events = events;
  }

  /**
   * Puts everything of an account's queue back that is still to come. Nothing happens if the queue
   * is not paused any more, or the account is gone.
   */
  public void putBack(UUID workspace, UUID account) {
    Instant now = store.databaseTime();
    List<UUID> back =
        store.write(
            sql -> {
              try {
                ScheduleRows.Known schedule = ScheduleRows.lock(sql, workspace, account);
                return schedule.pause().isPresent()
                    ? LockedQueue.pauseRest(sql, schedule, now)
                    : List.of();
              } catch (RequestRefused gone) {
                return List.of();
              }
            });
    for (UUID publication : back) {
      events.publish(
          workspace,
          "publication",
          publication.toString(),
          PublicationState.SCHEDULED.name().toLowerCase(Locale.ROOT));
    }
  }
}

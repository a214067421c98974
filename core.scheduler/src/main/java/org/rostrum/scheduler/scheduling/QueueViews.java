package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.posts.PublicationViews;
import org.rostrum.scheduling.AccountQueue;
import org.rostrum.scheduling.PostingQueues;

/** Reads queues as faces show them. */
final class QueueViews {
  private QueueViews() {}

  static AccountQueue read(DSLContext sql, UUID workspace, UUID account, Instant now) {
    ScheduleRows.Known schedule = ScheduleRows.read(sql, workspace, account);
    List<PublicationView> publications =
        PublicationViews.find(
            sql,
            LockedQueue.of(account),
            PostingQueues.MAX_QUEUED,
            now,
            List.of(PUBLICATION.DUE_AT, PUBLICATION.ID));
    List<LockedQueue.Entry> entries =
        publications.stream()
            .map(one -> new LockedQueue.Entry(one.id(), one.state(), one.dueAt().orElse(now)))
            .toList();
    return new AccountQueue(
        account,
        schedule.pause(),
        publications,
        LockedQueue.movable(entries, schedule.pause().isPresent(), now));
  }
}

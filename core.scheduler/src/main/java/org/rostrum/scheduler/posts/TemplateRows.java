package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;

/** What posts know of recurrence: that some are templates, and what that means to them. */
final class TemplateRows {
  private TemplateRows() {}

  /** How a post belongs to a recurrence. */
  static Optional<RecurrenceLink> link(@Nullable UUID recurrence, @Nullable Integer occurrence) {
    return recurrence == null || occurrence == null
        ? Optional.empty()
        : Optional.of(new RecurrenceLink(recurrence, occurrence));
  }

  /** Notes that the next occurrence has to be made anew, if the post is a template. */
  static void changed(DSLContext sql, PostRecord post) {
    template(post)
        .ifPresent(
            recurrence -> {
              int ignored =
                  sql.update(RECURRENCE)
                      .set(RECURRENCE.REMAKE, true)
                      .where(RECURRENCE.ID.eq(recurrence))
                      .execute();
            });
  }

  /** Refuses to delete what occurrences are copied from. */
  static void mayDelete(PostRecord post) {
    if (template(post).isPresent()) {
      throw Refusals.recurs();
    }
  }

  /** The recurrence of a template; it loses the link when it ends. */
  private static Optional<UUID> template(PostRecord post) {
    return link(post.getRecurrenceId(), post.getOccurrence())
        .filter(RecurrenceLink::isTemplate)
        .map(RecurrenceLink::recurrenceId);
  }
}

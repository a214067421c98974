package org.rostrum.scheduler.posts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Tells what a person may decide about a publication. */
final class Decisions {
  private Decisions() {}

  static Set<Decision> of(PublicationRecord row) {
    return switch (PostRows.state(row)) {
      case NEEDS_DECISION ->
          isMissed(row)
              ? EnumSet.of(Decision.PUBLISH_AGAIN, Decision.SKIP)
              : EnumSet.allOf(Decision.class);
      case UNCERTAIN ->
          isHeld(row) ? EnumSet.allOf(Decision.class) : EnumSet.noneOf(Decision.class);
      case DRAFT, SCHEDULED, PUBLISHING, WAITING, RETRYING, PUBLISHED, FAILED, CANCELLED ->
          EnumSet.noneOf(Decision.class);
    };
  }

  /** It waits for its provider or its account: the engine neither asks about it nor is about to. */
  static boolean isHeld(PublicationRecord row) {
    @Nullable Instant leaseUntil = row.getLeaseUntil();
    @Nullable Instant wakeAt = row.getWakeAt();
    return leaseUntil == null && wakeAt == null;
  }

  /** The post is there, and not all that was to follow it. */
  static boolean isIncomplete(PublicationRecord row) {
    @Nullable String remoteId = row.getRemoteId();
    return PostRows.state(row) == PublicationState.NEEDS_DECISION
        && (remoteId != null || isThereInPart(row));
  }

  /** The post is there, and what follows it is not there yet, or not as far as is known. */
  static boolean isThereInPart(PublicationRecord row) {
    @Nullable String partId = row.getPartId();
    return partId != null;
  }

  /**
   * A person is asked because its time passed, and it was never tried. Of one that was tried before
   * and then missed, a person may know more than we do: it keeps every decision.
   */
  static boolean isMissed(PublicationRecord row) {
    @Nullable Instant missedAt = row.getMissedAt();
    return missedAt != null
        && row.getAttempts() == 0
        && PostRows.state(row) == PublicationState.NEEDS_DECISION;
  }
}

package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Look;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;

/** Turns a line of the state table into the columns that it sets. */
public final class RuleColumns {
  private RuleColumns() {}

  /**
   * The columns of a publication to which a rule applies; no lease is left.
   *
   * @param rule the line of the table
   * @param now the time
   * @param at the time for {@code AT_ITS_TIME} and {@code LATER}
   * @param reason why, for people; may be empty
   */
  public static Map<Field<?>, @Nullable Object> of(
      Rule rule, Instant now, Optional<Instant> at, String reason) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(PUBLICATION.STATE, rule.to().name());
    columns.put(PUBLICATION.REASON, Texts.reason(reason));
    columns.put(PUBLICATION.UPDATED_AT, now);
    columns.put(PUBLICATION.LEASE_OWNER, null);
    columns.put(PUBLICATION.LEASE_UNTIL, null);
    columns.put(PUBLICATION.PARKED_AT, rule.look() == Look.WHEN_READY ? now : null);
    columns.put(
        PUBLICATION.UNCERTAIN_ACCOUNT,
        rule.to() == PublicationState.UNCERTAIN ? PUBLICATION.ACCOUNT_ID : null);
    if (rule.look() != Look.WHEN_LEASE_ENDS) {
      columns.put(PUBLICATION.WAKE_AT, wakeAt(rule, now, at));
    }
    if (endsWithPost(rule)) {
      columns.put(PUBLICATION.REMOTE_ID, DSL.coalesce(PUBLICATION.REMOTE_ID, PUBLICATION.PART_ID));
    }
    switch (rule.count()) {
      case NOTHING -> {}
      case ATTEMPT -> columns.put(PUBLICATION.ATTEMPTS, PUBLICATION.ATTEMPTS.plus(1));
      case QUESTION -> {
        columns.put(PUBLICATION.ATTEMPTS, PUBLICATION.ATTEMPTS.plus(1));
        columns.put(PUBLICATION.RECONCILIATIONS, PUBLICATION.RECONCILIATIONS.plus(1));
      }
      case RETRY -> columns.put(PUBLICATION.RETRIES, PUBLICATION.RETRIES.plus(1));
      case QUESTIONS_AFRESH -> columns.put(PUBLICATION.RECONCILIATIONS, 0);
      case ALL_AFRESH -> {
        columns.put(PUBLICATION.RETRIES, 0);
        columns.put(PUBLICATION.RECONCILIATIONS, 0);
        columns.put(PUBLICATION.CHECKPOINT, null);
        columns.put(PUBLICATION.REMOTE_ID, null);
        columns.put(PUBLICATION.PART_ID, null);
        columns.put(PUBLICATION.URL, null);
      }
    }
    return columns;
  }

  /**
   * Whether the engine is done with it and something may be there: then the id of what is there in
   * part is the id of its post.
   */
  static boolean endsWithPost(Rule rule) {
    return rule.look() == Look.NEVER && rule.event() != Event.FAIL && rule.event() != Event.GIVE_UP;
  }

  /** When the engine looks at it next; null for never, or not by itself. */
  static @Nullable Instant wakeAt(Rule rule, Instant now, Optional<Instant> at) {
    return switch (rule.look()) {
      case NEVER, WHEN_READY, WHEN_RESUMED, WHEN_LEASE_ENDS -> null;
      case AT_ONCE -> now;
      case AT_ITS_TIME, LATER -> at.orElseThrow();
    };
  }
}

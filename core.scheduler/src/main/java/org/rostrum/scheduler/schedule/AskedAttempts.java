package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.scheduler.publishing.Claim;

/** Finds the attempt whose outcome is unknown. */
final class AskedAttempts {
  /** Outcomes after which the next attempt went on with the same post. */
  private static final Set<String> CONTINUED = Set.of("IN_PROGRESS", "IN_PART", "NOT_CALLED");

  private AskedAttempts() {}

  /** The answer to a question after which the next attempt went on with what was found. */
  private static final String FOUND_IN_PART = "FOUND_IN_PART";

  /**
   * The last attempt to publish, and the start of the first of those that it continued, also by way
   * of a question: the post may have been created by any of them.
   */
  static Claim.Asked of(DSLContext sql, UUID publication, Instant now) {
    Instant startedAt = now;
    int number = 0;
    boolean wasFound = false;
    var attempts =
        sql.select(ATTEMPT.NUMBER, ATTEMPT.STARTED_AT, ATTEMPT.OUTCOME, ATTEMPT.KIND)
            .from(ATTEMPT)
            .where(ATTEMPT.PUBLICATION_ID.eq(publication))
            .orderBy(ATTEMPT.NUMBER.desc())
            .fetch();
    for (var attempt : attempts) {
      if (attempt.value4().equals(Claim.Kind.RECONCILE.name())) {
        wasFound |= attempt.value3().equals(FOUND_IN_PART);
        continue;
      }
      if (number != 0 && !wasFound && !CONTINUED.contains(attempt.value3())) {
        break;
      }
      wasFound = false;
      startedAt = attempt.value2();
      number = number == 0 ? attempt.value1() : number;
    }
    return new Claim.Asked(startedAt, Math.max(1, number));
  }
}

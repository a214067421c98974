package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.MISSED_POLICY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduler.store.jooq.tables.records.MissedPolicyRecord;
import org.rostrum.scheduling.MissedPolicy;
import org.rostrum.scheduling.MissedPublications;

/** The one row that says how late is published what was missed. */
final class MissedRows {
  private static final int ONLY = 1;

  private MissedRows() {}

  static MissedPolicy read(DSLContext sql) {
    @Nullable MissedPolicyRecord row =
        sql.selectFrom(MISSED_POLICY).where(MISSED_POLICY.ID.eq(ONLY)).fetchOne();
    return row == null
        ? new MissedPolicy(
            0, MissedPublications.DEFAULT_PUBLISH_LATE, Optional.empty(), Optional.empty())
        : new MissedPolicy(
            row.getVersion(),
            Duration.ofMinutes(row.getPublishLateMinutes()),
            Optional.of(row.getChangedBy()),
            Optional.of(row.getChangedAt()));
  }

  /** Writes a new version; false if somebody else has done so before. */
  static boolean write(DSLContext sql, long version, Duration late, String by, Instant now) {
    if (version == 0) {
      return sql.insertInto(MISSED_POLICY)
              .set(MISSED_POLICY.ID, ONLY)
              .set(MISSED_POLICY.VERSION, 1L)
              .set(MISSED_POLICY.PUBLISH_LATE_MINUTES, late.toMinutes())
              .set(MISSED_POLICY.CHANGED_AT, now)
              .set(MISSED_POLICY.CHANGED_BY, by)
              .onConflictDoNothing()
              .execute()
          == 1;
    }
    return sql.update(MISSED_POLICY)
            .set(MISSED_POLICY.VERSION, version + 1)
            .set(MISSED_POLICY.PUBLISH_LATE_MINUTES, late.toMinutes())
            .set(MISSED_POLICY.CHANGED_AT, now)
            .set(MISSED_POLICY.CHANGED_BY, by)
            .where(MISSED_POLICY.ID.eq(ONLY))
            .and(MISSED_POLICY.VERSION.eq(version))
            .execute()
        == 1;
  }
}

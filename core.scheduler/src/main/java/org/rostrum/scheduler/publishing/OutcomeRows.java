package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;

/** Writes outcomes down, each only if its attempt still holds the publication. */
final class OutcomeRows {
  private static final int MAX_REMOTE_ID = 255;
  private static final int MAX_URL = 2_048;
  private static final String RUNNING = "RUNNING";

  /**
   * An outcome of a claim.
   *
   * @param claim of which claim
   * @param outcome what came of it
   */
  record Entry(Claim claim, Outcome outcome) {
    /** The line of the state table that it is. */
    Rule rule() {
      PublicationState held = claim.held();
      return PublicationStates.rule(outcome.event(), held)
          .orElseThrow(
              () -> new IllegalStateException(outcome.event() + " cannot happen in " + held));
    }
  }

  private OutcomeRows() {}

  /** Writes a batch and answers for each entry whether it was still believed. */
  static List<Boolean> write(DSLContext sql, List<Entry> entries, Instant now) {
    List<Query> publications = new ArrayList<>();
    for (Entry entry : entries) {
      publications.add(
          sql.update(PUBLICATION)
              .set(columns(entry, now))
              .where(PUBLICATION.ID.eq(entry.claim().publication()))
              .and(PUBLICATION.FENCE.eq(entry.claim().fence()))
              .and(PUBLICATION.LEASE_OWNER.isNotNull()));
    }
    int[] changed = sql.batch(publications).execute();
    List<Boolean> believed = new ArrayList<>();
    List<Query> attempts = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      Entry entry = entries.get(index);
      boolean taken = changed[index] == 1;
      believed.add(taken || alreadyWritten(sql, entry));
      if (taken) {
        attempts.add(ended(sql, entry, now));
      }
    }
    if (!attempts.isEmpty()) {
      int[] ignored = sql.batch(attempts).execute();
    }
    return believed;
  }

  private static Query ended(DSLContext sql, Entry entry, Instant now) {
    return sql.update(ATTEMPT)
        .set(ATTEMPT.ENDED_AT, now)
        .set(ATTEMPT.OUTCOME, entry.outcome().label())
        .set(ATTEMPT.DETAIL, Texts.reason(entry.outcome().reason()))
        .where(ATTEMPT.PUBLICATION_ID.eq(entry.claim().publication()))
        .and(ATTEMPT.NUMBER.eq(entry.claim().attempt()));
  }

  /** Whether a write of before, of which it was not known whether it came through, did. */
  private static boolean alreadyWritten(DSLContext sql, Entry entry) {
    return sql.fetchExists(
        ATTEMPT,
        ATTEMPT
            .PUBLICATION_ID
            .eq(entry.claim().publication())
            .and(ATTEMPT.NUMBER.eq(entry.claim().attempt()))
            .and(ATTEMPT.FENCE.eq(entry.claim().fence()))
            .and(ATTEMPT.OUTCOME.notIn(RUNNING, LeaseRows.LOST)));
  }

  private static Map<Field<?>, @Nullable Object> columns(Entry entry, Instant now) {
    Outcome outcome = entry.outcome();
    Optional<Instant> at = outcome.delay().map(now::plus);
    Map<Field<?>, @Nullable Object> columns =
        RuleColumns.of(entry.rule(), now, at, outcome.reason());
    outcome
        .checkpoint()
        .ifPresent(notes -> columns.put(PUBLICATION.CHECKPOINT, Texts.storable(notes)));
    outcome
        .posted()
        .ifPresent(
            posted -> {
              columns.put(
                  PUBLICATION.REMOTE_ID,
                  Texts.cut(Texts.storable(posted.remoteId()), MAX_REMOTE_ID));
              columns.put(PUBLICATION.URL, posted.url().flatMap(OutcomeRows::kept).orElse(null));
              columns.put(PUBLICATION.PUBLISHED_AT, now);
            });
    return columns;
  }

  private static Optional<String> kept(URI url) {
    String text = Texts.storable(url.toString());
    return text.length() <= MAX_URL ? Optional.of(text) : Optional.empty();
  }
}

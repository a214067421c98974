package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Count;
import org.rostrum.scheduler.publishing.PublicationStates.Look;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.store.Dialect;

/**
 * Writes outcomes down, each only if its attempt still holds the publication. A publication has the
 * network's id of its post only when the engine is done with it: many look for those without one.
 * Until then, the id of what is there in part has a column of its own.
 */
final class OutcomeRows {
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

  /** What an outcome sets, ready for the database; null leaves a checkpoint or post as it is. */
  record Row(
      UUID id,
      long fence,
      int attempt,
      String state,
      String reason,
      @Nullable Instant wakeAt,
      @Nullable Instant parkedAt,
      boolean uncertain,
      int moreRetries,
      int keptQuestions,
      @Nullable String checkpoint,
      @Nullable String remoteId,
      @Nullable String partId,
      @Nullable String url,
      @Nullable Instant publishedAt,
      String label,
      Instant now) {}

  private OutcomeRows() {}

  /** Writes a batch and answers for each entry whether it was still believed. */
  static List<Boolean> write(DSLContext sql, Dialect dialect, List<Entry> entries, Instant now) {
    List<Row> rows = entries.stream().map(entry -> row(entry, now)).toList();
    BitSet taken =
        sql.connectionResult(
            connection ->
                dialect == Dialect.POSTGRES
                    ? OutcomeStatements.inOnePiece(connection, rows)
                    : OutcomeStatements.oneByOne(connection, rows));
    List<Boolean> believed = new ArrayList<>(entries.size());
    for (int index = 0; index < entries.size(); index++) {
      believed.add(taken.get(index) || alreadyWritten(sql, entries.get(index)));
    }
    return believed;
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

  private static Row row(Entry entry, Instant now) {
    Claim claim = entry.claim();
    Outcome outcome = entry.outcome();
    Rule rule = entry.rule();
    Optional<Outcome.Posted> posted = outcome.posted();
    return new Row(
        claim.publication(),
        claim.fence(),
        claim.attempt(),
        rule.to().name(),
        Texts.reason(outcome.reason()),
        RuleColumns.wakeAt(rule, now, outcome.delay().map(now::plus)),
        rule.look() == Look.WHEN_READY ? now : null,
        rule.to() == PublicationState.UNCERTAIN,
        rule.count() == Count.RETRY ? 1 : 0,
        rule.count() == Count.QUESTIONS_AFRESH ? 0 : 1,
        outcome.checkpoint().map(Texts::storable).orElse(null),
        RuleColumns.endsWithPost(rule)
            ? posted.or(claim::part).map(Outcome.Posted::remoteId).orElse(null)
            : null,
        rule.look() == Look.NEVER ? null : posted.map(Outcome.Posted::remoteId).orElse(null),
        posted.flatMap(Outcome.Posted::url).flatMap(OutcomeRows::kept).orElse(null),
        rule.to() == PublicationState.PUBLISHED ? now : null,
        outcome.label(),
        now);
  }

  private static Optional<String> kept(URI url) {
    String text = Texts.storable(url.toString());
    return text.length() <= MAX_URL ? Optional.of(text) : Optional.empty();
  }
}

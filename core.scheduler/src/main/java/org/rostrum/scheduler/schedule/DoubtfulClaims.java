package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims of which the database did not say whether they were made: its answer got lost. No call was
 * begun for them, so those that were made are given back as soon as the database answers again;
 * until then their accounts keep their lanes. Used by the engine's thread only.
 */
final class DoubtfulClaims {
  private static final Logger LOG = LoggerFactory.getLogger(DoubtfulClaims.class);
  private static final String REASON =
      "The database's answer to the claim got lost, so nothing was sent in this attempt.";

  private final Store store;
  private final Node node;
  private final List<Doubt> doubts = new ArrayList<>();

  private record Doubt(Candidate candidate, String node) {}

  DoubtfulClaims(Store store, Node node) {
    this.store = store;
    this.node = node;
  }

  /** Keeps them in mind; there are no more of them than lanes that are taken. */
  void add(List<Candidate> candidates) {
    candidates.forEach(candidate -> doubts.add(new Doubt(candidate, node.id())));
  }

  /**
   * Gives back the claims that were made after all.
   *
   * @return the accounts whose lanes are free again; empty if there was no doubt
   */
  List<UUID> settle() {
    if (doubts.isEmpty()) {
      return List.of();
    }
    Instant now = store.databaseTime();
    int made = store.write(sql -> giveBack(sql, now));
    LOG.warn("{} claims were in doubt; {} had been made and are given back", doubts.size(), made);
    List<UUID> accounts = doubts.stream().map(doubt -> doubt.candidate().account()).toList();
    doubts.clear();
    return accounts;
  }

  private int giveBack(DSLContext sql, Instant now) {
    Map<UUID, Doubt> byId = new HashMap<>();
    doubts.forEach(doubt -> byId.put(doubt.candidate().id(), doubt));
    var query =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.FENCE,
                PUBLICATION.STATE,
                PUBLICATION.ATTEMPTS,
                PUBLICATION.LEASE_OWNER)
            .from(PUBLICATION)
            .where(PUBLICATION.ID.in(byId.keySet()))
            .orderBy(PUBLICATION.ID);
    // By id alone: a row that the claim is still writing looks free, and is waited for.
    var rows = store.dialect() == Dialect.POSTGRES ? query.forUpdate().fetch() : query.fetch();
    List<Query> changes = new ArrayList<>();
    for (var row : rows) {
      Doubt doubt = byId.get(row.value1());
      if (doubt != null
          && row.value2() == doubt.candidate().fence() + 1
          && doubt.node().equals(row.value5())) {
        Rule rule = rule(doubt.candidate(), PublicationState.valueOf(row.value3()));
        changes.add(
            sql.update(PUBLICATION)
                .set(RuleColumns.of(rule, now, Optional.of(now), REASON))
                .where(PUBLICATION.ID.eq(row.value1())));
        changes.add(
            sql.update(ATTEMPT)
                .set(ATTEMPT.ENDED_AT, now)
                .set(ATTEMPT.OUTCOME, "NOT_CALLED")
                .set(ATTEMPT.DETAIL, REASON)
                .where(ATTEMPT.PUBLICATION_ID.eq(row.value1()))
                .and(ATTEMPT.NUMBER.eq(row.value4())));
      }
    }
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return changes.size() / 2;
  }

  /** What it was before stays true: the network may be working on it, or is still to be asked. */
  private static Rule rule(Candidate before, PublicationState held) {
    Event event =
        switch (before.state()) {
          case PUBLISHING -> Event.POSTPONE;
          case UNCERTAIN -> Event.ASK_AGAIN;
          default -> Event.NOT_BEGUN;
        };
    return PublicationStates.rule(event, held).orElseThrow();
  }
}

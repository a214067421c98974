package org.rostrum.scheduler.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.rostrum.scheduler.store.Columns;

/**
 * The SQL of outcomes. Every publication ends with one of these, so PostgreSQL gets a whole batch
 * as one statement; H2, which has no such form that uses an index, gets a prepared batch by key.
 */
final class OutcomeStatements {
  private static final String BATCH =
      """
      with given as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          with ordinality as t (id, fence, number, state, reason, wake_at, parked_at, uncertain,
            retries, questions, checkpoint, remote_id, part_id, url, published_at, label, n)),
      done as (
        update publication p set
          state = given.state, reason = given.reason, updated_at = %1$s,
          lease_owner = null, lease_until = null,
          wake_at = %2$s, parked_at = %3$s,
          uncertain_account = case when given.uncertain = 1 then p.account_id end,
          retries = p.retries + given.retries,
          reconciliations = p.reconciliations * given.questions,
          checkpoint = coalesce(given.checkpoint, p.checkpoint),
          remote_id = coalesce(given.remote_id, p.remote_id),
          part_id = coalesce(given.part_id, p.part_id),
          url = coalesce(given.url, p.url),
          published_at = coalesce(%4$s, p.published_at)
        from given
        where p.id = given.id and p.fence = given.fence and p.lease_owner is not null
        returning given.id, given.number, given.label, given.reason, given.n),
      ended as (
        update attempt a set ended_at = %1$s, outcome = done.label, detail = done.reason
        from done
        where a.publication_id = done.id and a.number = done.number)
      select n from done"""
          .formatted(
              Columns.INSTANT.formatted("?"),
              Columns.INSTANT.formatted("given.wake_at"),
              Columns.INSTANT.formatted("given.parked_at"),
              Columns.INSTANT.formatted("given.published_at"));

  private static final String PUBLICATION =
      """
      update publication set
        state = ?, reason = ?, updated_at = ?, lease_owner = null, lease_until = null,
        wake_at = ?, parked_at = ?, uncertain_account = case when ? then account_id end,
        retries = retries + ?, reconciliations = reconciliations * ?,
        checkpoint = coalesce(?, checkpoint), remote_id = coalesce(?, remote_id),
        part_id = coalesce(?, part_id), url = coalesce(?, url), published_at = coalesce(?, published_at)
      where id = ? and fence = ? and lease_owner is not null""";

  private static final String ATTEMPT =
      "update attempt set ended_at = ?, outcome = ?, detail = ? where publication_id = ? and number"
          + " = ?";

  private OutcomeStatements() {}

  /** Writes all in one statement and answers which were still believed. */
  static BitSet inOnePiece(Connection connection, List<OutcomeRows.Row> rows) throws SQLException {
    BitSet taken = new BitSet(rows.size());
    try (PreparedStatement statement = connection.prepareStatement(BATCH)) {
      Columns<OutcomeRows.Row> ignored =
          new Columns<>(statement, rows)
              .ids(OutcomeRows.Row::id)
              .longs(OutcomeRows.Row::fence)
              .ints(OutcomeRows.Row::attempt)
              .texts(OutcomeRows.Row::state)
              .texts(OutcomeRows.Row::reason)
              .instants(OutcomeRows.Row::wakeAt)
              .instants(OutcomeRows.Row::parkedAt)
              .ints(row -> row.uncertain() ? 1 : 0)
              .ints(OutcomeRows.Row::moreRetries)
              .ints(OutcomeRows.Row::keptQuestions)
              .texts(OutcomeRows.Row::checkpoint)
              .texts(OutcomeRows.Row::remoteId)
              .texts(OutcomeRows.Row::partId)
              .texts(OutcomeRows.Row::url)
              .instants(OutcomeRows.Row::publishedAt)
              .texts(OutcomeRows.Row::label)
              .instant(rows.getFirst().now())
              .instant(rows.getFirst().now());
      try (ResultSet done = statement.executeQuery()) {
        while (done.next()) {
          taken.set(done.getInt(1) - 1);
        }
      }
    }
    return taken;
  }

  /** Writes each by its key and answers which were still believed. */
  static BitSet oneByOne(Connection connection, List<OutcomeRows.Row> rows) throws SQLException {
    BitSet taken = new BitSet(rows.size());
    try (PreparedStatement statement = connection.prepareStatement(PUBLICATION)) {
      for (OutcomeRows.Row row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      int[] changed = statement.executeBatch();
      for (int index = 0; index < changed.length; index++) {
        taken.set(index, changed[index] == 1);
      }
    }
    if (taken.isEmpty()) {
      return taken;
    }
    try (PreparedStatement statement = connection.prepareStatement(ATTEMPT)) {
      for (int index = taken.nextSetBit(0); index >= 0; index = taken.nextSetBit(index + 1)) {
        OutcomeRows.Row row = rows.get(index);
        Columns.bind(statement, 1, row.now());
        statement.setString(2, row.label());
        statement.setString(3, row.reason());
        statement.setObject(4, row.id());
        statement.setInt(5, row.attempt());
        statement.addBatch();
      }
      int[] ignored = statement.executeBatch();
    }
    return taken;
  }

  private static void bind(PreparedStatement statement, OutcomeRows.Row row) throws SQLException {
    statement.setString(1, row.state());
    statement.setString(2, row.reason());
    Columns.bind(statement, 3, row.now());
    Columns.bind(statement, 4, row.wakeAt());
    Columns.bind(statement, 5, row.parkedAt());
    statement.setBoolean(6, row.uncertain());
    statement.setInt(7, row.moreRetries());
    statement.setInt(8, row.keptQuestions());
    statement.setString(9, row.checkpoint());
    statement.setString(10, row.remoteId());
    statement.setString(11, row.partId());
    statement.setString(12, row.url());
    Columns.bind(statement, 13, row.publishedAt());
    statement.setObject(14, row.id());
    statement.setLong(15, row.fence());
  }
}

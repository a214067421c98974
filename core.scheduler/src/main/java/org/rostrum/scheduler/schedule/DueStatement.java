package org.rostrum.scheduler.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.Columns;

/**
 * The SQL that reads a page of what is due on PostgreSQL. Everything that is published comes
 * through it, so it is written and planned once. The page is taken first, and the accounts are then
 * looked up one by one, by subqueries that cannot become a join of all that is due.
 */
final class DueStatement {
  private static final String PAGE =
      """
      select p.*, a.state as account_state, a.reason as account_reason,
        case when p.queued then exists
          (select 1 from posting_schedule s
            where s.account_id = p.account_id and s.paused_at is not null)
          else false end as paused
      from
        (select id, workspace_id, account_id, provider_id, state, due_at, wake_at, fence, queued
          from publication
          where wake_at <= ? and lease_until is null
            and wake_at >= ? and (wake_at > ? or id > ?)
            and (provider_id <> all (?) or uncertain_account is not null)
          order by wake_at, id limit ?) p
        left join lateral
          (select state, reason from account where account.id = p.account_id limit 1) a on true
      order by p.wake_at, p.id""";

  /** Nothing is due before it, and no id stands before its. */
  private static final DuePublications.Place BEGINNING =
      new DuePublications.Place(Instant.EPOCH, new UUID(0, 0));

  private DueStatement() {}

  /** What is due from a place on, the longest waiting first. */
  static List<Candidate> read(
      Connection connection,
      Instant now,
      Optional<DuePublications.Place> after,
      Set<String> without,
      int atMost)
      throws SQLException {
    DuePublications.Place place = after.orElse(BEGINNING);
    List<Candidate> found = new ArrayList<>(atMost);
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      Columns.bind(statement, 1, now);
      Columns.bind(statement, 2, place.wakeAt());
      Columns.bind(statement, 3, place.wakeAt());
      statement.setObject(4, place.id());
      statement.setArray(5, connection.createArrayOf("text", without.toArray()));
      statement.setInt(6, atMost);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(candidate(rows, now));
        }
      }
    }
    return found;
  }

  private static Candidate candidate(ResultSet row, Instant now) throws SQLException {
    @Nullable OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    @Nullable String reason = row.getString("account_reason");
    return new Candidate(
        row.getObject("id", UUID.class),
        row.getObject("workspace_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("provider_id"),
        PublicationState.valueOf(row.getString("state")),
        due == null ? now : due.toInstant(),
        row.getObject("wake_at", OffsetDateTime.class).toInstant(),
        row.getLong("fence"),
        Optional.ofNullable(row.getString("account_state")),
        reason == null ? "" : reason,
        row.getBoolean("paused"));
  }
}

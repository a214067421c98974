package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What PostgreSQL can do for the busiest tables and H2 has no words for, so that it stands in no
 * migration. Done after the migrations, in their transaction; does nothing where it is done.
 */
final class PostgresTables {
  /**
   * Indexes of columns that are empty in most rows. What is published and over stands in none of
   * them: recording an outcome writes into three indexes less.
   */
  private static final List<Sparse> SPARSE =
      List.of(
          new Sparse("publication_wake", "publication (wake_at, id)", "wake_at"),
          new Sparse("publication_parked", "publication (parked_at)", "parked_at"),
          new Sparse(
              "publication_uncertain", "publication (uncertain_account)", "uncertain_account"));

  /**
   * Foreign keys that cost a look at another table for each row of a schedule, and say again what
   * another key says already: a publication belongs to the workspace of its post, and entries of
   * the trail are written for callers, who have one.
   */
  private static final List<String> SAID_TWICE =
      List.of(
          "alter table if exists publication drop constraint if exists publication_workspace_id_fkey",
          "alter table if exists audit_entry drop constraint if exists audit_entry_workspace_id_fkey");

  /**
   * Attempts go with their publication, as by the foreign key in whose place this stands. That key
   * looked for the publication of every attempt, although attempts are inserted by nothing but the
   * statement that has just changed their publication and holds it.
   */
  private static final String ATTEMPTS_GO_ALONG =
      """
      create or replace function forget_attempts() returns trigger language plpgsql as $body$
      begin
        delete from attempt where publication_id in (select id from gone);
        return null;
      end $body$;
      create trigger publication_gone after delete on publication
        referencing old table as gone for each statement execute function forget_attempts();
      alter table attempt drop constraint attempt_publication_id_fkey""";

  private record Sparse(String index, String on, String column) {}

  private PostgresTables() {}

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // room in each page for the new versions of a row, so that its indexes need not change
      statement.execute("alter table if exists publication set (fillfactor = 60)");
      statement.execute("alter table if exists attempt set (fillfactor = 60)");
      for (String one : SAID_TWICE) {
        statement.execute(one);
      }
      if (isThere(connection, "attempt_publication_id_fkey")) {
        statement.execute(ATTEMPTS_GO_ALONG);
      }
      if (isThere(connection, "post_occurrence")) {
        // hardly any post recurs, and those that do not need no entry
        statement.execute("alter table post drop constraint post_occurrence");
        statement.execute(
            "create unique index post_occurrence on post (recurrence_id, occurrence)"
                + " where recurrence_id is not null");
      }
      for (Sparse one : SPARSE) {
        if (isComplete(connection, one.index())) {
          statement.execute("drop index " + one.index());
          statement.execute(
              "create index %s on %s where %s is not null"
                  .formatted(one.index(), one.on(), one.column()));
        }
      }
    }
  }

  private static boolean isThere(Connection connection, String constraint) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select 1 from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            where c.conname = ? and n.nspname = current_schema""")) {
      statement.setString(1, constraint);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Whether there is such an index and it has all rows. */
  private static boolean isComplete(Connection connection, String index) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from pg_index where indexrelid = to_regclass(?) and indpred is null")) {
      statement.setString(1, index);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

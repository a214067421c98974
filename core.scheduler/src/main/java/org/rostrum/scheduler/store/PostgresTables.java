package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What PostgreSQL can do for the busiest tables and H2 has no words for, so that it stands in no
 * migration. Done after the migrations, in their transaction; does nothing where it is done, and
 * then asks for no lock of a table either: a node that starts must neither wait for a backup that
 * reads them nor keep the others from publishing while it waits.
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
              "publication_uncertain", "publication (uncertain_account)", "uncertain_account"),
          new Sparse("publication_part", "publication (part_id)", "part_id"));

  /**
   * Foreign keys that cost a look at another table for each row of a schedule, and say again what
   * another key says already: a publication belongs to the workspace of its post, and entries of
   * the trail are written for callers, who have one.
   */
  private static final List<SaidTwice> SAID_TWICE =
      List.of(
          new SaidTwice("publication", "publication_workspace_id_fkey"),
          new SaidTwice("audit_entry", "audit_entry_workspace_id_fkey"));

  /**
   * Tables whose pages keep room for the new versions of a row, so that indexes need not change.
   */
  private static final List<String> ROOMY = List.of("publication", "attempt");

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

  private record SaidTwice(String table, String constraint) {}

  private PostgresTables() {}

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : ROOMY) {
        if (isUnsaid(connection, table)) {
          statement.execute("alter table " + table + " set (fillfactor = 60)");
        }
      }
      for (SaidTwice one : SAID_TWICE) {
        if (isThere(connection, one.constraint())) {
          statement.execute("alter table " + one.table() + " drop constraint " + one.constraint());
        }
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

  /** Whether there is such a table and nobody has said yet how full its pages get. */
  private static boolean isUnsaid(Connection connection, String table) throws SQLException {
    return answers(
        connection,
        """
        select 1 from pg_class where oid = to_regclass(?)
          and not exists (select 1 from unnest(reloptions) said where said like 'fillfactor=%')""",
        table);
  }

  private static boolean isThere(Connection connection, String constraint) throws SQLException {
    return answers(
        connection,
        """
        select 1 from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where c.conname = ? and n.nspname = current_schema""",
        constraint);
  }

  /** Whether there is such an index and it has all rows. */
  private static boolean isComplete(Connection connection, String index) throws SQLException {
    return answers(
        connection,
        "select 1 from pg_index where indexrelid = to_regclass(?) and indpred is null",
        index);
  }

  private static boolean answers(Connection connection, String question, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}

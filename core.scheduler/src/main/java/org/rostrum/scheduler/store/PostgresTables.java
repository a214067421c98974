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

  private record Sparse(String index, String on, String column) {}

  private PostgresTables() {}

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // room in each page for the new versions of a row, so that its indexes need not change
      statement.execute("alter table if exists publication set (fillfactor = 60)");
      statement.execute("alter table if exists attempt set (fillfactor = 60)");
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

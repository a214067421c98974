package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What PostgreSQL does beside the migrations: it keeps the data, and nobody from working. */
@Timeout(60)
final class PostgresTablesTest {
  @RegisterExtension final MigrationsTest.Databases databases = new MigrationsTest.Databases();

  @Test
  void aStartWithNothingToChangeWaitsForNoReader() throws SQLException {
    open(Migration.ofThisVersion()).close();
    try (Connection reader = reading("publication", "audit_entry", "attempt", "post")) {
      open(Migration.ofThisVersion()).close();
      assertThat(reader.isValid(1)).isTrue();
    }
  }

  @Test
  void anUpdateThatMeetsALongReaderSaysWhatToWaitFor() throws SQLException {
    open(before("replies")).close();
    try (Connection reader = reading("publication")) {
      assertThatThrownBy(() -> open(Migration.ofThisVersion()))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.BUSY))
          .hasMessageContaining("pg_dump")
          .hasMessageContaining("start again");
      assertThat(reader.isValid(1)).isTrue();
    }
    open(Migration.ofThisVersion()).close();
  }

  private DatabaseStore open(List<Migration> migrations) {
    return PostgresStore.open(databases.server(), migrations, new TestClock());
  }

  private static List<Migration> before(String name) {
    return Migration.ofThisVersion().stream().takeWhile(step -> !step.name().equals(name)).toList();
  }

  /** A transaction that has read tables and stands, as a backup does. */
  private Connection reading(String... tables) throws SQLException {
    Connection reader = PostgresConnections.source(databases.server()).getConnection();
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      for (String table : tables) {
        statement.execute("select 1 from " + table);
      }
    }
    return reader;
  }
}

package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Turns what drivers and jOOQ throw into the store's own error. */
final class Failures {
  private Failures() {}

  /** A connection out of a pool; a pool that has none to give is a database out of reach. */
  static Connection connection(DataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "The database cannot be reached. Nothing was changed.",
          e);
    }
  }

  /**
   * What the caller of a work gets for what the work threw: its own exceptions stay as they are.
   */
  static Throwable ofWork(Throwable thrown) {
    return thrown instanceof DataAccessException failure ? of(failure) : thrown;
  }

  /** The store's error for a failure of the database before it was asked to commit. */
  static StoreException of(Exception failure) {
    StoreException.Kind kind = kind(sqlState(failure), failure);
    return new StoreException(
        kind,
        switch (kind) {
          case UNAVAILABLE -> "The database cannot be reached. Nothing was changed.";
          case CONFLICT -> "A rule of the schema refused the change. Nothing was changed.";
          case CONTENTION -> "Other changes got in the way. Nothing was changed; try again.";
          default -> "The database refused the statement. Nothing was changed.";
        },
        failure);
  }

  /** Whether trying the same work again may help: a serialization failure or a deadlock. */
  static boolean isContention(Throwable failure) {
    return failure instanceof StoreException store
        && store.kind() == StoreException.Kind.CONTENTION;
  }

  private static StoreException.Kind kind(String state, Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("57014") // PostgreSQL: the statement took too long
        || state.equals("25P03") // PostgreSQL: the transaction stood still too long
        || state.startsWith("53") // PostgreSQL: no room on the disk, or too many connections
        || state.equals("90098") // H2: the database has been closed
        || state.equals("90121") // H2: the database is already closed
        || cause instanceof SQLTransientConnectionException
        || cause instanceof SQLRecoverableException) {
      return StoreException.Kind.UNAVAILABLE;
    }
    if (state.startsWith("23")) {
      return StoreException.Kind.CONFLICT;
    }
    if (state.startsWith("40")) {
      return StoreException.Kind.CONTENTION;
    }
    return StoreException.Kind.FAILED;
  }

  private static String sqlState(Exception failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        @Nullable String state = sql.getSQLState();
        return state == null ? "" : state;
      }
    }
    return "";
  }
}

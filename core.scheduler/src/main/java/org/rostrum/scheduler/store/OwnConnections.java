package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections outside the pools, for what keeps one for long. */
@FunctionalInterface
public interface OwnConnections {
  /**
   * Opens a connection that the caller closes.
   *
   * @return in auto-commit mode; it gives up after ten seconds of silence of the server
   * @throws SQLException if the server cannot be reached
   */
  Connection open() throws SQLException;
}

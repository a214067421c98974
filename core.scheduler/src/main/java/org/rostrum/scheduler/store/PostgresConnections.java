package org.rostrum.scheduler.store;

import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/** How a PostgreSQL server is connected to. */
final class PostgresConnections {
  /** How long to wait for a connection. */
  static final Duration MAX_CONNECTING = Duration.ofSeconds(5);

  /** How long a connection outside the pools waits for an answer. */
  static final Duration OWN_SILENCE = Duration.ofSeconds(10);

  private PostgresConnections() {}

  static PGSimpleDataSource source(PostgresServer server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url());
    source.setUser(server.user());
    source.setPassword(server.password().expose());
    // what the server says of a conflict would quote the values
    source.setLogServerErrorDetail(false);
    source.setConnectTimeout((int) MAX_CONNECTING.toSeconds());
    source.setSocketTimeout((int) Contexts.STATEMENT_TIMEOUT.toSeconds() * 2);
    source.setTcpKeepAlive(true);
    source.setApplicationName("Rostrum");
    return source;
  }

  static OwnConnections own(PostgresServer server) {
    PGSimpleDataSource source = source(server);
    source.setSocketTimeout((int) OWN_SILENCE.toSeconds());
    source.setApplicationName("Rostrum nodes");
    return source::getConnection;
  }
}

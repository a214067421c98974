package org.rostrum.scheduler.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/** How a PostgreSQL server is connected to. */
final class PostgresConnections {
  /** How long to wait for a connection. */
  static final Duration MAX_CONNECTING = Duration.ofSeconds(5);

  /** How long a connection outside the pools waits for an answer. */
  static final Duration OWN_SILENCE = Duration.ofSeconds(10);

  /** Connections for each of the two doors. */
  static final int POOL = 8;

  /**
   * How long a transaction may do nothing before the server ends it: shorter than a silent node is
   * left alone, so that its leases can be taken.
   */
  static final Duration MAX_STANDING_STILL = Duration.ofSeconds(10);

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

  private static HikariConfig pool(PGSimpleDataSource source, String name) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(POOL);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(MAX_CONNECTING.toMillis());
    pool.setAutoCommit(false);
    // What the pool says to a new connection is committed by itself: it would be undone with the
    // first transaction that is.
    pool.setIsolateInternalQueries(true);
    // An acknowledged write is durable, whatever the server's default says. And who stands still
    // in the middle of a transaction, or asks too much, does not hold up the other nodes.
    pool.setConnectionInitSql(
        """
        select set_config('idle_in_transaction_session_timeout', '%d', false),
          set_config('statement_timeout', '%d', false),
          case current_setting('synchronous_commit')
            when 'off' then set_config('synchronous_commit', 'on', false) end"""
            .formatted(MAX_STANDING_STILL.toMillis(), Contexts.STATEMENT_TIMEOUT.toMillis()));
    return pool;
  }

  static HikariConfig writePool(PGSimpleDataSource source) {
    HikariConfig pool = pool(source, "rostrum-store-write");
    // One plan for a statement, made for few rows, so by the keys. Planned for each batch, the
    // engine's statements read whole tables while those are small, and cost as much to plan as run.
    pool.setConnectionInitSql(
        pool.getConnectionInitSql()
            + ", set_config('plan_cache_mode', 'force_generic_plan', false)");
    return pool;
  }

  static HikariConfig readPool(PGSimpleDataSource source) {
    HikariConfig pool = pool(source, "rostrum-store-read");
    pool.setReadOnly(true);
    // which alone would hold for transactions of several statements only
    pool.setConnectionInitSql(
        pool.getConnectionInitSql() + ", set_config('default_transaction_read_only', 'on', false)");
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return pool;
  }
}

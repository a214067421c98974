package org.rostrum.scheduler.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/**
 * PostgreSQL. Reads and writes have pools of their own, so that neither waits for the other; a
 * write that meets another transaction is run again a few times.
 */
final class PostgresStore implements DatabaseStore {
  /** How often a work is run before other transactions are said to be in the way. */
  static final int MAX_RUNS = 6;

  /** The most works of {@link #writeAsync} that wait. */
  static final int MAX_WAITING = 10_000;

  /** Any number, the same for every node: who migrates holds the lock of this name. */
  private static final long MIGRATION_LOCK = 0x526f737472756dL;

  /**
   * How long a change of the schema waits for who uses a table. While it waits, all others who want
   * that table stand behind it.
   */
  private static final String LOCK_TIMEOUT = "5s";

  /** PostgreSQL's SQLSTATE of a lock that was not given in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String TABLES_IN_USE =
      "The database cannot be brought up to date, because somebody has been using one of its tables"
          + " for more than "
          + LOCK_TIMEOUT
          + ". Nothing was changed. Wait until a backup (pg_dump) or another long transaction on it"
          + " has ended, then start again.";

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Nesting nesting = new Nesting();
  private final HikariDataSource readConnections;
  private final HikariDataSource writeConnections;
  private final ExecutorService writers;
  private final OwnConnections own;
  private final boolean fresh;
  private final Supplier<Instant> time;

  private PostgresStore(PostgresServer server, boolean fresh, @Nullable InstantSource clock) {
    this.fresh = fresh;
    PGSimpleDataSource source = PostgresConnections.source(server);
    this.own = PostgresConnections.own(server);
    this.readConnections = new HikariDataSource(PostgresConnections.readPool(source));
    this.writeConnections = new HikariDataSource(PostgresConnections.writePool(source));
    AtomicInteger number = new AtomicInteger();
    this.writers =
        new ThreadPoolExecutor(
            PostgresConnections.POOL,
            PostgresConnections.POOL,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            work -> new Thread(work, "rostrum-store-writer-" + number.incrementAndGet()));
    this.time =
        clock == null
            ? new ServerTime(this::askTime, InstantSource.system(), System::nanoTime)::now
            : () -> clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static PostgresStore open(PostgresServer server) {
    return open(server, Migration.ofThisVersion(), null);
  }

  /** Opens with a clock in the place of the database's, for tests that move time. */
  static PostgresStore open(
      PostgresServer server, List<Migration> migrations, @Nullable InstantSource clock) {
    try (Connection connection = PostgresConnections.source(server).getConnection()) {
      boolean fresh = migrate(connection, new Migrations(migrations));
      return new PostgresStore(server, fresh, clock);
    } catch (SQLException | HikariPool.PoolInitializationException e) {
      if (e instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
        throw new StoreException(StoreException.Kind.BUSY, TABLES_IN_USE, e);
      }
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "The database at "
              + server.url()
              + " cannot be used as "
              + server.user()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Everything in one transaction behind one lock: nodes that start together wait here. */
  private static boolean migrate(Connection connection, Migrations migrations) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
      // after that lock: another node may take its time with a large database
      statement.execute("set local lock_timeout = '" + LOCK_TIMEOUT + "'");
      boolean fresh = migrations.isFresh(connection);
      migrations.apply(connection);
      PostgresTables.prepare(connection);
      connection.commit();
      return fresh;
    }
  }

  @Override
  public <T> T read(Query<T> work) {
    nesting.refuse();
    try (Connection connection = Failures.connection(readConnections)) {
      try {
        // the pool's own questions may have begun a transaction, which would see an older state
        connection.rollback();
        return nesting.mark(() -> work.run(Contexts.on(connection, SQLDialect.POSTGRES)));
      } catch (RuntimeException | Error e) {
        throw rethrown(e);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public <T> T ask(Query<T> work) {
    nesting.refuse();
    try (Connection connection = question()) {
      return nesting.mark(() -> work.run(Contexts.on(connection, SQLDialect.POSTGRES)));
    } catch (RuntimeException | Error e) {
      throw rethrown(e);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** For a single statement, which needs no end of a transaction; the pool takes this back. */
  private Connection question() throws SQLException {
    Connection connection = Failures.connection(readConnections);
    try {
      connection.setAutoCommit(true);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public <T> T write(Query<T> work) {
    nesting.refuse();
    for (int run = 1; ; run++) {
      try {
        return writeOnce(work);
      } catch (StoreException e) {
        if (!Failures.isContention(e) || run == MAX_RUNS) {
          throw e;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos() << run));
      }
    }
  }

  private <T> T writeOnce(Query<T> work) {
    try (Connection connection = Failures.connection(writeConnections)) {
      T answer;
      try {
        answer = nesting.mark(() -> work.run(Contexts.on(connection, SQLDialect.POSTGRES)));
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw rethrown(e);
      }
      commit(connection);
      return answer;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** A commit whose answer got lost may have happened, unlike one that the server refused. */
  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      StoreException failure = Failures.of(e);
      throw failure.kind() == StoreException.Kind.UNAVAILABLE
          ? new StoreException(
              StoreException.Kind.OUTCOME_UNKNOWN,
              "The connection to the database broke while a change was made durable. Look whether it is there.",
              e)
          : failure;
    }
  }

  private static void rollBack(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private static RuntimeException rethrown(Throwable thrown) {
    Throwable failure = Failures.ofWork(thrown);
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Query<T> work) {
    try {
      return CompletableFuture.supplyAsync(() -> write(work), writers)
          .exceptionallyCompose(e -> CompletableFuture.failedFuture(unwrapped(e)));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new StoreException(
              StoreException.Kind.BUSY,
              "The database takes no more changes now. Nothing was changed; try again later.",
              e));
    }
  }

  private static Throwable unwrapped(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRES;
  }

  @Override
  public Instant databaseTime() {
    return time.get();
  }

  private Instant askTime() {
    try (Connection connection = question();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public Optional<OwnConnections> ownConnections() {
    return Optional.of(own);
  }

  @Override
  public boolean isNew() {
    return fresh;
  }

  @Override
  public void close() {
    writers.shutdown();
    try {
      boolean ignored =
          writers.awaitTermination(H2Writer.MAX_CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writeConnections.close();
    readConnections.close();
  }
}

package org.rostrum.scheduler.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
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
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;

/**
 * The embedded database in one file, held by one process. Reads run on threads of the store, never
 * on the caller's: H2 closes its file when a thread is interrupted in the middle of reading it.
 */
final class H2Store implements DatabaseStore {
  /** How many reads run at once. */
  static final int READERS = 8;

  /** The most reads that wait; beyond, callers are told that the database is busy. */
  static final int MAX_WAITING_READS = 10_000;

  private static final String OWNER = "sa";
  private static final String READER = "reader";

  private final InstantSource clock;
  private final boolean fresh;
  private final H2Files files;
  private final Nesting nesting = new Nesting();
  private final HikariDataSource readConnections;
  private final ExecutorService readers;
  private final H2Writer writer;

  private H2Store(H2Files files, boolean fresh, InstantSource clock) throws SQLException {
    this.files = files;
    this.fresh = fresh;
    this.clock = clock;
    // the owner connects first, since the first to connect opens the file
    this.writer = new H2Writer(source(files.ownerUrl(H2Files.DATABASE), OWNER), nesting);
    this.readConnections = new HikariDataSource(readPool(files));
    AtomicInteger number = new AtomicInteger();
    this.readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING_READS),
            work -> new Thread(work, "rostrum-store-reader-" + number.incrementAndGet()));
  }

  static H2Store open(Path folder, InstantSource clock) {
    return open(folder, clock, Migration.ofThisVersion(), "file");
  }

  static H2Store open(Path folder, InstantSource clock, List<Migration> migrations, String scheme) {
    H2Files files = H2Files.hold(folder, scheme);
    try {
      boolean fresh = !files.exists();
      migrate(files, new Migrations(migrations), fresh);
      return new H2Store(files, fresh, clock);
    } catch (SQLException e) {
      files.close();
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "The database in " + files.folder() + " cannot be opened: " + firstLine(e),
          e);
    } catch (IOException e) {
      files.close();
      throw H2Files.unusable(files.folder(), "it cannot be written", e);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * Migrates a copy, or makes it small, and puts it in place when it is complete: H2 commits with
   * every change of the schema, so a migration of the file itself could be left half-way.
   */
  private static void migrate(H2Files files, Migrations migrations, boolean fresh)
      throws SQLException, IOException {
    files.deleteScratch();
    if (!fresh) {
      int steps;
      try (Connection connection =
          source(files.ownerUrl(H2Files.DATABASE), OWNER).getConnection()) {
        steps = migrations.pending(connection).size();
      }
      if (steps == 0 && !files.isLarge()) {
        return;
      }
      if (steps > 0) {
        files.keepAs("before-update");
      }
      files.copyToScratch();
    }
    try (Connection connection = source(files.ownerUrl(H2Files.SCRATCH), OWNER).getConnection();
        Statement statement = connection.createStatement()) {
      migrations.apply(connection);
      statement.execute("create user if not exists " + READER + " password ''");
      statement.execute("grant select on schema public to " + READER);
      statement.execute("shutdown compact");
    }
    files.promoteScratch();
  }

  private static JdbcDataSource source(String url, String user) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword("");
    return source;
  }

  private static HikariConfig readPool(H2Files files) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("rostrum-store-read");
    pool.setDataSource(source(files.url(H2Files.DATABASE), READER));
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    // a reader that cannot connect says so when it reads; the file is open by then
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionInitSql(H2Files.TIMED);
    pool.setAutoCommit(false);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return pool;
  }

  @Override
  public <T> T read(Query<T> work) {
    nesting.refuse();
    try {
      return Waiting.join(CompletableFuture.supplyAsync(() -> readNow(work), readers));
    } catch (RejectedExecutionException e) {
      throw readers.isShutdown()
          ? new StoreException(StoreException.Kind.UNAVAILABLE, "The database has been closed.", e)
          : new StoreException(
              StoreException.Kind.BUSY,
              "More than " + MAX_WAITING_READS + " reads wait for the database. Try again later.",
              e);
    }
  }

  private <T> T readNow(Query<T> work) {
    try (Connection connection = Failures.connection(readConnections)) {
      try {
        // the pool's own questions may have begun a transaction, which would see an older state
        connection.rollback();
        return nesting.mark(() -> work.run(Contexts.on(connection, SQLDialect.H2)));
      } finally {
        // H2 forgets the statements that it keeps ready, and with them their last results: those of
        // a state that is older than a change committed meanwhile might pass for new ones
        connection.rollback();
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public <T> T write(Query<T> work) {
    nesting.refuse();
    return Waiting.join(writer.submit(work, H2Writer.MAX_QUEUEING));
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Query<T> work) {
    return writer.submit(work, Duration.ZERO);
  }

  @Override
  public Dialect dialect() {
    return Dialect.H2;
  }

  @Override
  public Instant databaseTime() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Optional<OwnConnections> ownConnections() {
    return Optional.empty();
  }

  @Override
  public boolean isNew() {
    return fresh;
  }

  @Override
  public void close() {
    writer.close();
    readers.shutdown();
    readConnections.close();
    files.close();
  }

  private static String firstLine(SQLException e) {
    String message = e.getMessage();
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}

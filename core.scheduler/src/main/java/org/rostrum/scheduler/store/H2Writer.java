package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to H2. It runs whatever waits as one transaction, a savepoint each,
 * commits, forces the file to the disk, and only then acknowledges: the many share the price of one
 * forced write. The measurements are in docs/decisions/0008-h2-durability.md.
 */
final class H2Writer implements AutoCloseable {
  /** The most works that wait; beyond, callers are told that the database is busy. */
  static final int MAX_WAITING = 10_000;

  /** The most works of one transaction. */
  static final int MAX_BATCH = 500;

  /** How long one transaction takes in further works, so that the first does not wait for ever. */
  static final Duration MAX_BATCH_TIME = Duration.ofMillis(50);

  /** How long a caller waits for a place in the queue. */
  static final Duration MAX_QUEUEING = Duration.ofSeconds(10);

  /** How long closing waits for the works that were accepted. */
  static final Duration MAX_CLOSING = Duration.ofSeconds(8);

  /** After how many transactions all statements are planned anew. */
  static final int PLANS_LAST = 16;

  private static final Duration IDLE_CHECK = Duration.ofMillis(200);
  private static final Logger log = LoggerFactory.getLogger(H2Writer.class);

  private final BlockingQueue<Command<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final DataSource database;
  private final Nesting nesting;
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Connection connection;
  private long transactions;

  H2Writer(DataSource database, Nesting nesting) throws SQLException {
    this.database = database;
    this.nesting = nesting;
    this.connection = connected(database);
    this.thread = new Thread(this::writeUntilClosed, "rostrum-store-writer");
    thread.start();
  }

  /** One work and who waits for it. */
  private static final class Command<T> {
    private final Query<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Command(Query<T> work) {
      this.work = work;
    }

    Runnable run(DSLContext sql) {
      T result = work.run(sql);
      return () -> answer.complete(result);
    }
  }

  /** Queues a work, waiting {@code patience} at most for a place. */
  <T> CompletableFuture<T> submit(Query<T> work, Duration patience) {
    Command<T> command = new Command<>(work);
    if (closed) {
      return CompletableFuture.failedFuture(closedAlready());
    }
    if (!offer(command, patience)) {
      return CompletableFuture.failedFuture(
          new StoreException(
              StoreException.Kind.BUSY,
              "More than "
                  + MAX_WAITING
                  + " changes wait for the database. Nothing was changed; try again later."));
    }
    if (closed && waiting.remove(command)) {
      command.answer.completeExceptionally(closedAlready());
    }
    return command.answer;
  }

  private boolean offer(Command<?> command, Duration patience) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return waiting.offer(command, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeUntilClosed() {
    while (!closed || !waiting.isEmpty()) {
      try {
        Command<?> first = waiting.poll(IDLE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          nesting.mark(() -> writeBatch(first));
        }
      } catch (InterruptedException e) {
        // nobody has a reason to interrupt the writer; close() is how it ends
        log.debug("The writer was interrupted and goes on");
      }
    }
    disconnect();
  }

  private boolean writeBatch(Command<?> first) {
    List<Command<?>> batch = new ArrayList<>();
    List<Runnable> acknowledgements = new ArrayList<>();
    long deadline = System.nanoTime() + MAX_BATCH_TIME.toNanos();
    boolean committing = false;
    try {
      Connection open = connect();
      DSLContext sql = Contexts.on(open, SQLDialect.H2);
      for (@Nullable Command<?> next = first; next != null; next = waiting.poll()) {
        batch.add(next);
        acknowledgements.add(runOne(next, open, sql));
        if (batch.size() == MAX_BATCH || System.nanoTime() > deadline) {
          break;
        }
      }
      planAnewNowAndThen(open);
      committing = true;
      open.commit();
      try (Statement statement = open.createStatement()) {
        statement.execute("checkpoint sync");
      }
    } catch (SQLException | RuntimeException | Error e) {
      fail(batch.isEmpty() ? List.of(first) : batch, committing, e);
      return false;
    }
    acknowledgements.forEach(Runnable::run);
    return true;
  }

  /**
   * H2 keeps the plans of statements until something is set, on whatever connection; that tables
   * have grown is no reason for it. A plan that was made for small tables must not stay.
   */
  private void planAnewNowAndThen(Connection open) throws SQLException {
    transactions++;
    if (transactions % PLANS_LAST == 0) {
      try (Statement statement = open.createStatement()) {
        statement.execute(H2Files.TIMED);
      }
    }
  }

  private static Runnable runOne(Command<?> command, Connection connection, DSLContext sql)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Runnable acknowledgement = command.run(sql);
      connection.releaseSavepoint(before);
      return acknowledgement;
    } catch (RuntimeException | Error e) {
      connection.rollback(before);
      return () -> command.answer.completeExceptionally(Failures.ofWork(e));
    }
  }

  private void fail(List<Command<?>> batch, boolean committing, Throwable cause) {
    log.error("The database failed while writing {} changes", batch.size(), cause);
    // closing rolls back what was not committed; the next batch starts with a fresh connection
    disconnect();
    StoreException failure =
        committing
            ? new StoreException(
                StoreException.Kind.OUTCOME_UNKNOWN,
                "The database failed while making a change durable. Look whether there is space on the disk, then look whether the change is there.",
                cause)
            : new StoreException(
                StoreException.Kind.UNAVAILABLE,
                "The database cannot be written. Nothing was changed. Look whether there is space on the disk.",
                cause);
    batch.forEach(command -> command.answer.completeExceptionally(failure));
  }

  private Connection connect() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connected(database);
      connection = open;
    }
    return open;
  }

  private static Connection connected(DataSource database) throws SQLException {
    Connection open = database.getConnection();
    try (Statement statement = open.createStatement()) {
      statement.execute(H2Files.TIMED);
      open.setAutoCommit(false);
      return open;
    } catch (SQLException e) {
      open.close();
      throw e;
    }
  }

  private void disconnect() {
    try (Connection ending = connection) {
      connection = null;
      if (ending != null && !ending.isClosed()) {
        ending.rollback();
      }
    } catch (SQLException e) {
      log.debug("The writer's connection was broken already", e);
    }
  }

  private static StoreException closedAlready() {
    return new StoreException(
        StoreException.Kind.UNAVAILABLE, "The database has been closed. Nothing was changed.");
  }

  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(MAX_CLOSING)) {
        log.warn("The database did not finish writing within {}", MAX_CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

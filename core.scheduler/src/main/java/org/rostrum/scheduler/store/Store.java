package org.rostrum.scheduler.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The two doors to the database. Safe for use by many threads.
 *
 * <p>An exception that the work throws reaches the caller as it is, and the work's own changes are
 * undone; a failure of the database reaches the caller as a {@link StoreException}. Waiting for the
 * database is not interruptible; a thread's interruption is kept for whoever waits next.
 */
public interface Store {
  /** How far {@link #databaseTime} may be behind the clock of the database. */
  Duration MAX_BEHIND = Duration.ofMillis(5);

  /**
   * Reads from one consistent state of the database; changes are refused.
   *
   * @param work the queries
   * @param <T> the answer
   * @return what the work answered
   * @throws StoreException if the database failed
   */
  <T> T read(Query<T> work);

  /**
   * Reads with a single statement, like {@link #read}, which on PostgreSQL costs one message in the
   * place of two. Several statements of one work would each see a state of its own.
   *
   * @param work the query
   * @param <T> the answer
   * @return what the work answered
   * @throws StoreException if the database failed
   */
  default <T> T ask(Query<T> work) {
    return read(work);
  }

  /**
   * Changes the database in one transaction. When this returns, the change survives the death of
   * the process and a power cut.
   *
   * @param work the queries and changes
   * @param <T> the answer
   * @return what the work answered
   * @throws StoreException if the database failed
   */
  <T> T write(Query<T> work);

  /**
   * Changes the database like {@link #write}, without waiting.
   *
   * @param work the queries and changes
   * @param <T> the answer
   * @return completes when the change is durable; fails with what {@link #write} throws. It is
   *     completed by a thread of the store, so what depends on it must be short or go elsewhere
   */
  <T> CompletableFuture<T> writeAsync(Query<T> work);

  /**
   * Changes the database like {@link #write}, with nothing to answer.
   *
   * @param work the queries and changes
   */
  default void change(Change work) {
    boolean ignored =
        write(
            sql -> {
              work.run(sql);
              return true;
            });
  }

  /**
   * Which database it is.
   *
   * @return the dialect
   */
  Dialect dialect();

  /**
   * The time that leases and due instants are compared with: on H2 the clock of the process, on
   * PostgreSQL the clock of the database, so that nodes agree. Never ahead of that clock and at
   * most {@link #MAX_BEHIND} behind it; costs no question to the database for most callers.
   *
   * @return the time, to the microsecond, as the database can keep it
   */
  Instant databaseTime();
}

package org.rostrum.scheduler.schedule;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Query;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;

/** A store that can be cut off, as if the process behind it had died or lost the database. */
final class SeverableStore implements Store {
  private final Store store;
  private volatile boolean severed;
  private volatile boolean refused;
  private volatile BooleanSupplier losing = () -> false;
  private volatile BooleanSupplier refusing = () -> false;
  final AtomicInteger writes = new AtomicInteger();

  SeverableStore(Store store) {
    this.store = store;
  }

  void sever() {
    severed = true;
  }

  void mend() {
    severed = false;
  }

  @Override
  public <T> T read(Query<T> work) {
    check();
    return store.read(work);
  }

  /** Loses the answer to the next write after which something is so; the write was made. */
  void loseAnswerOnce(BooleanSupplier when) {
    losing = when;
  }

  /** Refuses the next write for which something is so, as a broken rule of the schema does. */
  void refuseOnce(BooleanSupplier when) {
    refusing = when;
  }

  boolean hasRefused() {
    return refused;
  }

  @Override
  public <T> T write(Query<T> work) {
    check();
    if (refusing.getAsBoolean()) {
      refusing = () -> false;
      refused = true;
      throw new StoreException(StoreException.Kind.FAILED, "Refused (a test).");
    }
    T answer =
        store.write(
            sql -> {
              check();
              return work.run(sql);
            });
    int ignored = writes.incrementAndGet();
    if (losing.getAsBoolean()) {
      losing = () -> false;
      throw new StoreException(StoreException.Kind.OUTCOME_UNKNOWN, "No answer came (a test).");
    }
    return answer;
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Query<T> work) {
    return severed
        ? CompletableFuture.failedFuture(gone())
        : store.writeAsync(
            sql -> {
              check();
              return work.run(sql);
            });
  }

  @Override
  public Dialect dialect() {
    return store.dialect();
  }

  @Override
  public Instant databaseTime() {
    check();
    return store.databaseTime();
  }

  private void check() {
    if (severed) {
      throw gone();
    }
  }

  private static StoreException gone() {
    return new StoreException(StoreException.Kind.UNAVAILABLE, "The database is away (a test).");
  }
}

package org.rostrum.scheduler.schedule;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Query;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;

/** A store that can be cut off, as if the process behind it had died or lost the database. */
final class SeverableStore implements Store {
  private final Store store;
  private volatile boolean severed;

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

  @Override
  public <T> T write(Query<T> work) {
    check();
    return store.write(
        sql -> {
          check();
          return work.run(sql);
        });
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

package org.rostrum.scheduler.scheduling;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Query;
import org.rostrum.scheduler.store.Store;

/** A database whose process dies at the end of every write, before it is committed. */
record DyingStore(Store store) implements Store {
  @Override
  public <T> T read(Query<T> work) {
    return store.read(work);
  }

  @Override
  public <T> T write(Query<T> work) {
    return store.write(
        sql -> {
          T done = work.run(sql);
          throw new IllegalStateException("dies before it commits " + done);
        });
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Query<T> work) {
    throw new UnsupportedOperationException("not asked for here");
  }

  @Override
  public Dialect dialect() {
    return store.dialect();
  }

  @Override
  public Instant databaseTime() {
    return store.databaseTime();
  }
}

package org.rostrum.scheduler.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** Notes which doors of a store were gone through, and how many statements each time. */
public final class CountingStore implements Store {
  /** A door and the statements behind it, in order, such as {@code read 3}. */
  public final List<String> noted = new CopyOnWriteArrayList<>();

  private final Store store;

  public CountingStore(Store store) {
    this.store = store;
  }

  private static final class Statements implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void executeStart(ExecuteContext context) {
      count.incrementAndGet();
    }
  }

  private <T> Query<T> counted(String door, Query<T> work) {
    return sql -> {
      Statements statements = new Statements();
      DSLContext counting =
          DSL.using(
              sql.configuration().deriveAppending(new DefaultExecuteListenerProvider(statements)));
      T answer = work.run(counting);
      noted.add(door + " " + statements.count.get());
      return answer;
    };
  }

  @Override
  public <T> T read(Query<T> work) {
    return store.read(counted("read", work));
  }

  @Override
  public <T> T ask(Query<T> work) {
    return store.ask(counted("ask", work));
  }

  @Override
  public <T> T write(Query<T> work) {
    return store.write(counted("write", work));
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Query<T> work) {
    return store.writeAsync(counted("write", work));
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

package org.rostrum.scheduler.store;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a PostgreSQL database of its own, for what only several nodes do. */
public final class FreshPostgres implements BeforeEachCallback, AfterEachCallback {
  private final TestClock clock = new TestClock();
  private Optional<DatabaseStore> store = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext context) {
    store = Optional.of(TestPostgres.shared(context).freshStore(clock));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    store.ifPresent(TestPostgres.shared(context)::giveBack);
  }

  /** The migrated database, as all nodes of the test share it. */
  public DatabaseStore store() {
    return store.orElseThrow();
  }

  /** Its time. */
  public TestClock clock() {
    return clock;
  }
}

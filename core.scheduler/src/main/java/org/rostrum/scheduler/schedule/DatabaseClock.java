package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;

/**
 * The time that limits are counted by: the database's, like everything that is written down about
 * them. While the database is away, the clock of the process shows how it goes on. Safe for use by
 * many threads.
 */
final class DatabaseClock implements InstantSource {
  private final Store store;
  private final InstantSource process;
  private volatile Duration ahead = Duration.ZERO;

  DatabaseClock(Store store, InstantSource process) {
    this.store = store;
    this.process = process;
  }

  @Override
  public Instant instant() {
    try {
      Instant now = store.databaseTime();
      ahead = Duration.between(process.instant(), now);
      return now;
    } catch (StoreException e) {
      return process.instant().plus(ahead);
    }
  }
}

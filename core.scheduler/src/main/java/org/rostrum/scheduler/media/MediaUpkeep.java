package org.rostrum.scheduler.media;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the files of the library in order, at the start and then once a day. */
final class MediaUpkeep implements AutoCloseable {
  static final Duration EVERY = Duration.ofDays(1);

  /** After how long it is tried again when the database was away. */
  static final Duration AGAIN = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(MediaUpkeep.class);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Work work;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /** What is done each time. */
  @FunctionalInterface
  interface Work {
    void run(BooleanSupplier stopping) throws IOException;
  }

  MediaUpkeep(Work work) {
    this.work = work;
    this.thread = Thread.ofPlatform().name("media-upkeep").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private boolean isStopping() {
    return stopped.getCount() == 0;
  }

  private void run() {
    try {
      Duration wait;
      do {
        wait = once() ? EVERY : AGAIN;
      } while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the database was there all the while. */
  private boolean once() {
    try {
      work.run(this::isStopping);
    } catch (StoreException e) {
      if (!isStopping()) {
        LOG.warn("The upkeep of media waits for the database: {}", e.getMessage());
      }
      return false;
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The upkeep of media failed and is tried again in a day", e);
    }
    return true;
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      if (thread.isAlive()) {
        boolean ignored = thread.join(STOPPING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

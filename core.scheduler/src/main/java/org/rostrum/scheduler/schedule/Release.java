package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.scheduler.publishing.LeaseRows;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a node that stops by itself: nobody has to wait until its leases run out. */
final class Release {
  private static final Logger LOG = LoggerFactory.getLogger(Release.class);
  private static final Duration WAIT = Duration.ofSeconds(1);

  private Release() {}

  /** Lets the other nodes, or the next start, go on at once with what a node has left. */
  static void of(Store store, String node) {
    try {
      Instant now = store.databaseTime();
      int left =
          store
              .writeAsync(
                  sql -> {
                    int lost =
                        LeaseRows.ofNode(sql, store.dialect(), node, now, Upkeep.SWEEP_BATCH)
                            .size();
                    if (lost < Upkeep.SWEEP_BATCH) {
                      LeaseRows.forget(sql, node);
                    }
                    return lost;
                  })
              .get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (left > 0) {
        LOG.warn("{} publications were still being published at the stop", left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("The leases could not be released; they run out by themselves: {}", e.toString());
    }
  }
}

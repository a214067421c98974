package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.LeaseRows;
import org.rostrum.scheduler.scheduling.MissedSweep;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then beside sending: hearing what other nodes did, taking leases back
 * that ran out, waking what can go on, putting aside what was missed. Used by the engine's thread
 * only, but for {@link #somethingReady}.
 */
final class Upkeep {
  /** How many publications are moved in one transaction. */
  static final int SWEEP_BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration NEWS_EVERY = Duration.ofSeconds(1);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);
  private static final Duration WAKE_EVERY = Duration.ofSeconds(60);

  private final Store store;
  private final Node node;
  private final Readiness readiness;
  private final MissedSweep missed;
  private final PublishingHolds holds;
  private final NetworkPauses pauses;
  private final Events events;
  private final Runnable freshen;
  private volatile boolean ready = true;
  private boolean tookOver;
  // by a clock that nobody can set
  private Deadline newsAt = Deadline.in(Duration.ZERO);
  private Deadline sweepAt = Deadline.in(Duration.ZERO);
  private Deadline wakeAt = Deadline.in(Duration.ZERO);

  /**
   * Needs what it keeps up.
   *
   * @param freshen called when something may be due that was not
   */
  Upkeep(
      Store store,
      Node node,
      Readiness readiness,
      MissedSweep missed,
      PublishingHolds holds,
      NetworkPauses pauses,
      Events events,
      Runnable freshen) {
    this.store = store;
    this.node = node;
    this.readiness = readiness;
    this.missed = missed;
    this.holds = holds;
    this.pauses = pauses;
    this.events = events;
    this.freshen = freshen;
  }

  /** Tells that a provider, an account or its settings may be there again. */
  void somethingReady() {
    ready = true;
  }

  /** Does what is to be done by now. */
  void run(Instant now) {
    takeOver();
    if (newsAt.hasPassed()) {
      hearNews(now);
      newsAt = Deadline.in(NEWS_EVERY);
    }
    if (sweepAt.hasPassed()) {
      if (store.ask(sql -> LeaseRows.hasOver(sql, now))) {
        tell(store.write(sql -> LeaseRows.sweep(sql, store.dialect(), now, SWEEP_BATCH)));
      }
      sweepAt = Deadline.in(SWEEP_EVERY);
    }
    if (ready || wakeAt.hasPassed()) {
      ready = false;
      int woken = readiness.wake(now);
      LOG.debug("{} waiting publications go on", woken);
      missed.expect(woken);
      freshen.run();
      wakeAt = Deadline.in(WAKE_EVERY);
    }
    missed.sweep(now);
  }

  private void hearNews(Instant now) {
    holds.listen();
    pauses.tell(now);
    pauses.listen(now);
    if (store.dialect() == Dialect.POSTGRES) {
      tell(store.write(sql -> LeaseRows.giveUpNodes(sql, node.id(), now, SWEEP_BATCH)));
    }
  }

  /** The embedded database has one process: whoever held a lease before this start is gone. */
  private void takeOver() {
    while (!tookOver && store.dialect() == Dialect.H2) {
      Instant now = store.databaseTime();
      List<LeaseRows.Lost> lost =
          store.write(sql -> LeaseRows.takeOver(sql, node.id(), now, SWEEP_BATCH));
      tell(lost);
      tookOver = lost.size() < SWEEP_BATCH;
    }
  }

  private void tell(List<LeaseRows.Lost> lost) {
    for (LeaseRows.Lost one : lost) {
      LOG.warn(
          "The attempt at publication {} was cut off; the network is asked", one.publication());
      events.publish(
          one.workspace(),
          "publication",
          one.publication().toString(),
          one.state().name().toLowerCase(Locale.ROOT));
      freshen.run();
    }
  }
}

package org.rostrum.scheduler.analytics;

import java.util.random.RandomGenerator;
import org.rostrum.analytics.Statistics;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Store;

/** This room, wired. */
public final class AnalyticsServices implements AutoCloseable {
  private final Collector collector;
  private final Statistics statistics;

  /**
   * Wires the room; nothing runs before {@link #start()}.
   *
   * @param node names this process among those on the database; at most 64 characters
   */
  public AnalyticsServices(
      Store store,
      LiveProviders providers,
      ServiceSettings settings,
      AccountSessions sessions,
      ProviderCalls calls,
      Audit audit,
      Events events,
      RandomGenerator random,
      String node) {
    this(
        store,
        providers,
        settings,
        sessions,
        calls,
        audit,
        events,
        random,
        node,
        CollectionLimits.standard());
  }

  AnalyticsServices(
      Store store,
      LiveProviders providers,
      ServiceSettings settings,
      AccountSessions sessions,
      ProviderCalls calls,
      Audit audit,
      Events events,
      RandomGenerator random,
      String node,
      CollectionLimits limits) {
    collector = new Collector(store, providers, sessions, calls, events, random, node, limits);
    statistics =
        new StoredStatistics(
            store, new MeasuredNetworks(providers, settings), audit, collector::ring);
  }

  /** Begins to collect in the background. */
  public void start() {
    collector.start();
  }

  /** Statistics, for the faces. */
  public Statistics statistics() {
    return statistics;
  }

  @Override
  public void close() {
    collector.close();
  }
}

package org.rostrum.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.rostrum.provider.NetworkClient;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.Reach;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.schedule.PublishingEngine;
import org.rostrum.scheduler.scheduling.MissedSweep;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Store;

/** One start of the real engine with the bounds of an installation. */
record RostrumEngine(PublishingEngine engine) implements AutoCloseable {
  static RostrumEngine start(
      Store store,
      LiveProviders networks,
      ServiceSettings settings,
      AccountSessions sessions,
      Events events) {
    PublishingEngine engine =
        new PublishingEngine(
            new PublishingEngine.Parts(
                store,
                networks,
                settings,
                sessions,
                RostrumEngine::noWayOut,
                new NoMedia(),
                events,
                new PublishingHolds(store, System::nanoTime),
                new MissedSweep(store, events)),
            Clock.systemUTC(),
            new SecureRandom(),
            UUID.randomUUID().toString(),
            EngineLimits.standard());
    engine.start();
    return new RostrumEngine(engine);
  }

  /** No network is called over a wire. */
  static NetworkClient noWayOut(Deadline deadline, Reach reach) {
    return request -> {
      throw new UnsupportedOperationException("Nothing is sent in a benchmark");
    };
  }

  @Override
  public void close() {
    engine.close();
  }
}

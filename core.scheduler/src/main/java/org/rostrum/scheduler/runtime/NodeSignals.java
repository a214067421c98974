package org.rostrum.scheduler.runtime;

import java.time.InstantSource;
import java.util.Deque;
import java.util.Optional;
import org.rostrum.scheduler.accounts.AccountServices;
import org.rostrum.scheduler.cluster.EventEpochs;
import org.rostrum.scheduler.cluster.NotifyChannel;
import org.rostrum.scheduler.cluster.OtherNodes;
import org.rostrum.scheduler.cluster.SharedEvents;
import org.rostrum.scheduler.cluster.Signal;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.VaultedServiceSettings;
import org.rostrum.scheduler.schedule.PublishingEngine;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.vault.VaultNodes;

/** What this node tells the others and hears of them; nothing where it is the only one. */
final class NodeSignals {
  private final Optional<NotifyChannel> channel;
  private final OtherNodes others;
  private final RecentEvents heard;
  private final Events events;

  /**
   * Begins to gather what there is to tell; {@link #start} begins to listen.
   *
   * @param node the name of this start of the process
   * @param open takes what must be closed at the end, the latest first
   */
  NodeSignals(
      DatabaseStore store,
      VaultNodes vaultNodes,
      String node,
      InstantSource clock,
      Deque<AutoCloseable> open) {
    channel =
        store
            .ownConnections()
            .map(connections -> new NotifyChannel(connections, node, vaultNodes::beat));
    channel.ifPresent(
        telling -> {
          // closed after everything that has something to tell
          open.push(vaultNodes::leave);
          open.push(telling);
        });
    others = channel.<OtherNodes>map(telling -> telling).orElse(OtherNodes.NONE);
    heard =
        channel.isPresent()
            ? new RecentEvents(clock, EventEpochs.next(store))
            : new RecentEvents(clock);
    events = new SharedEvents(heard, others);
  }

  /** What happened lately, here and elsewhere. */
  RecentEvents heard() {
    return heard;
  }

  /** Takes what happens here, for everybody who listens at any node. */
  Events events() {
    return events;
  }

  /** Makes every node look at what is due. */
  void wakeEverybody(PublishingEngine engine) {
    engine.wake();
    others.tell(new Signal.Wake());
  }

  /** Begins to tell what is saved here, and to do what follows from what others tell. */
  void start(
      VaultedServiceSettings settings,
      AccountServices accounts,
      PublishingEngine engine,
      LiveProviders live) {
    settings.onSavedHere(provider -> others.tell(new Signal.SettingsSaved(provider)));
    accounts.onUsableHere(account -> others.tell(new Signal.AccountUsable(account)));
    NodeNews received =
        new NodeNews(
            heard, live, settings::savedElsewhere, accounts::usableElsewhere, engine::wake);
    channel.ifPresent(telling -> telling.start(received));
  }
}

package org.rostrum.scheduler.hosting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rostrum.scheduler.events.Events;

/** Tells every workspace of providers that came, changed or went, and of their settings. */
public final class ProviderNews {
  private static final String TOPIC = "provider";

  private final LiveProviders live;
  private final Events events;
  private Map<String, LiveProvider> known = Map.of();

  /** Tells of these providers from {@link #start()} on. */
  public ProviderNews(LiveProviders live, Events events) {
    this.live = live;
    this.events = events;
  }

  /** Begins to tell. */
  public synchronized void start() {
    known = snapshot();
    live.onChange(this::tellChanges);
  }

  /** Tells that the settings of a provider were saved. */
  void settingsSaved(String providerId) {
    events.publishToAll(TOPIC, providerId, "settings");
  }

  private synchronized void tellChanges() {
    Map<String, LiveProvider> now = snapshot();
    Set<String> ids = new HashSet<>(known.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      LiveProvider before = known.get(id);
      LiveProvider after = now.get(id);
      if (before == null) {
        events.publishToAll(TOPIC, id, "arrived");
      } else if (after == null) {
        events.publishToAll(TOPIC, id, "gone");
      } else if (!before.equals(after)) {
        events.publishToAll(TOPIC, id, "changed");
      }
    }
    known = now;
  }

  private Map<String, LiveProvider> snapshot() {
    Map<String, LiveProvider> byId = new HashMap<>();
    live.all().forEach(provider -> byId.put(provider.id(), provider));
    return byId;
  }
}

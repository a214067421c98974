package org.rostrum.scheduler.hosting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rostrum.scheduler.events.Events;

/** Tells every workspace of providers that came, changed or went, and of their settings. */
public final class ProviderNews {
  private static final String TOPIC = "provider";

  private final LiveProviders live;
  private final Events events;
  private Map<String, LiveProvider> known = Map.of();
  private Map<String, String> away = Map.of();

  /** Tells of these providers from {@link #start()} on. */
  public ProviderNews(LiveProviders live, Events events) {
    this.live = live;
    this.events = events;
  }

  /** Begins to tell. */
  public synchronized void start() {
    known = snapshot();
    away = live.withheld();
    live.onChange(this::tellChanges);
  }

  /** Tells that the settings of a provider were saved. */
  void settingsSaved(String providerId) {
    events.publishToAll(TOPIC, providerId, "settings");
  }

  private synchronized void tellChanges() {
    Map<String, LiveProvider> now = snapshot();
    Map<String, String> awayNow = live.withheld();
    Set<String> ids = new HashSet<>(known.keySet());
    ids.addAll(now.keySet());
    ids.addAll(away.keySet());
    ids.addAll(awayNow.keySet());
    for (String id : ids) {
      LiveProvider before = known.get(id);
      LiveProvider after = now.get(id);
      boolean saysElse = !Objects.equals(away.get(id), awayNow.get(id));
      if (after == null) {
        // away as before, but perhaps for another reason, which open pages show
        if (before != null || saysElse) {
          events.publishToAll(TOPIC, id, "gone");
        }
      } else if (before == null) {
        events.publishToAll(TOPIC, id, "arrived");
      } else if (!before.equals(after)) {
        events.publishToAll(TOPIC, id, "changed");
      }
    }
    known = now;
    away = awayNow;
  }

  private Map<String, LiveProvider> snapshot() {
    Map<String, LiveProvider> byId = new HashMap<>();
    live.all().forEach(provider -> byId.put(provider.id(), provider));
    return byId;
  }
}

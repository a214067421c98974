package org.rostrum.scheduler.hosting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The providers that can be called now. Safe for use by many threads. */
public final class LiveProviders {
  private final Map<String, LiveProvider> byId = new ConcurrentHashMap<>();
  private final Map<String, String> away = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Providers that are there from the start. */
  public static LiveProviders of(LiveProvider... providers) {
    LiveProviders live = new LiveProviders();
    for (LiveProvider provider : providers) {
      live.put(provider);
    }
    return live;
  }

  /** Finds a provider by its id. */
  public Optional<LiveProvider> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Why a provider cannot be called, for people: a sentence that names the network and ends with a
   * full stop. Asked where {@link #find} found nothing.
   */
  public String absence(String id) {
    return away.getOrDefault(id, "The network '" + id + "' is not installed.");
  }

  /** Why those are away that are only withheld, by their ids. */
  public Map<String, String> withheld() {
    return Map.copyOf(away);
  }

  /** All of them, by the name of their network. */
  public List<LiveProvider> all() {
    return byId.values().stream()
        .sorted(Comparator.comparing(live -> live.descriptor().name()))
        .toList();
  }

  /**
   * Calls the listener after every change, also of why one is away, on the thread that brought it;
   * it must not block.
   */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Adds a provider, or replaces the one of the same id. */
  public void put(LiveProvider provider) {
    away.remove(provider.id());
    byId.put(provider.id(), provider);
    listeners.forEach(Runnable::run);
  }

  /**
   * Removes a provider, if it is there, of which nothing is to be asked for a while.
   *
   * @param why for {@link #absence}
   */
  public void withhold(String id, String why) {
    boolean saysElse = !why.equals(away.put(id, why));
    if (byId.remove(id) != null || saysElse) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Removes a provider if it is there. */
  public void remove(String id) {
    boolean saysElse = away.remove(id) != null;
    if (byId.remove(id) != null || saysElse) {
      listeners.forEach(Runnable::run);
    }
  }
}

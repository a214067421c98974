package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.hosting.ProviderHealth.Fault;

/**
 * The latest faults of each provider, and whether they are too many. Ages are told on the monotonic
 * clock: setting the time neither forgives nor accuses. Safe for use by many threads.
 */
final class ProviderFaults {
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final int tooMany;
  private final Duration window;
  private final Map<String, Deque<Dated>> byProvider = new HashMap<>();
  private final Set<String> condemned = new HashSet<>();

  private record Dated(Fault fault, long nanos) {}

  ProviderFaults(InstantSource clock, LongSupplier nanos, IsolationLimits limits) {
    this.clock = clock;
    this.nanos = nanos;
    this.tooMany = limits.suspendedAfter();
    this.window = limits.window();
  }

  /**
   * Notes a fault, unless its provider has gone: then it might count against the next version.
   *
   * @return whether this is the one that is too many; told once, until {@link #forget}
   */
  synchronized boolean add(ProviderGuard guard, Fault.Kind kind, String detail) {
    // under the lock that forget() takes for the next version: nothing slips in after that
    if (guard.isRetired()) {
      return false;
    }
    String providerId = guard.id();
    dropOld(providerId);
    Deque<Dated> faults = byProvider.computeIfAbsent(providerId, any -> new ArrayDeque<>());
    faults.addFirst(new Dated(new Fault(clock.instant(), kind, detail), nanos.getAsLong()));
    while (faults.size() > ProviderHealth.MAX_FAULTS) {
      faults.removeLast();
    }
    return faults.size() >= tooMany && condemned.add(providerId);
  }

  /** Those that are remembered, the latest first. */
  synchronized List<Fault> of(String providerId) {
    dropOld(providerId);
    return byProvider.getOrDefault(providerId, new ArrayDeque<>()).stream()
        .map(Dated::fault)
        .toList();
  }

  /** A fresh start. */
  synchronized void forget(String providerId) {
    byProvider.remove(providerId);
    condemned.remove(providerId);
  }

  /** Drops what is too old, and answers who has no fault left because of that. */
  synchronized List<String> recovered() {
    List<String> well = new ArrayList<>();
    for (String id : List.copyOf(byProvider.keySet())) {
      dropOld(id);
      if (!byProvider.containsKey(id)) {
        well.add(id);
      }
    }
    return well;
  }

  private void dropOld(String providerId) {
    Deque<Dated> faults = byProvider.get(providerId);
    // what led to a suspension is shown for as long as that lasts
    if (faults == null || condemned.contains(providerId)) {
      return;
    }
    long now = nanos.getAsLong();
    faults.removeIf(dated -> now - dated.nanos() > window.toNanos());
    if (faults.isEmpty()) {
      byProvider.remove(providerId);
    }
  }
}

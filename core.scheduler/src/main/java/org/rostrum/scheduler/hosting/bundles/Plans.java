package org.rostrum.scheduler.hosting.bundles;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;

/** Verified jars that wait for a decision. Safe for use by many threads. */
final class Plans {
  private final Map<UUID, Plan> waiting = new LinkedHashMap<>();

  /**
   * A jar that waits.
   *
   * @param source the file in the folder that it was copied from; empty for an upload
   */
  record Plan(UUID id, VerifiedJar jar, Optional<Path> source, Instant at) {
    Instant expires() {
      return at.plus(ProviderBundles.PLAN_LIFETIME);
    }
  }

  synchronized Plan add(VerifiedJar jar, Optional<Path> source, Instant now) {
    requireRoom();
    Plan plan = new Plan(UUID.randomUUID(), jar, source, now);
    waiting.put(plan.id(), plan);
    return plan;
  }

  /** Refuses when no more can wait; asked before a file is read. */
  synchronized void requireRoom() {
    if (waiting.size() >= ProviderBundles.MAX_PLANS) {
      throw RequestRefused.of(
          Reason.TOO_MANY,
          "too-many-plans",
          "%d staged files wait already. Install or discard some of them first."
              .formatted(ProviderBundles.MAX_PLANS));
    }
  }

  synchronized List<Plan> all() {
    return new ArrayList<>(waiting.values());
  }

  synchronized Optional<Plan> find(UUID id) {
    return Optional.ofNullable(waiting.get(id));
  }

  /** Takes a plan out; empty if somebody else has done so. */
  synchronized Optional<Plan> take(UUID id) {
    return Optional.ofNullable(waiting.remove(id));
  }

  /** Puts back what could not be decided now. */
  synchronized void putBack(Plan plan) {
    waiting.put(plan.id(), plan);
  }

  /** Takes out what has waited too long. */
  synchronized List<Plan> takeExpired(Instant now) {
    List<Plan> expired =
        waiting.values().stream().filter(plan -> !plan.expires().isAfter(now)).toList();
    expired.forEach(plan -> waiting.remove(plan.id()));
    return expired;
  }
}

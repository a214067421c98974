package org.rostrum.scheduler.hosting.bundles;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.hosting.ProviderHealth.Fault;
import org.rostrum.scheduler.hosting.Suspensions;
import org.rostrum.scheduler.hosting.Suspensions.Suspension;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;

/** How each provider does, and what is done with one that has had too many faults. */
final class ProviderHealths {
  private final Suspensions suspensions;
  private final ProviderIsolation isolation;
  private final BundleNews news;
  private final InstallerAudit audit;
  private final InstantSource clock;

  ProviderHealths(
      Suspensions suspensions,
      ProviderIsolation isolation,
      BundleNews news,
      InstallerAudit audit,
      InstantSource clock) {
    this.suspensions = suspensions;
    this.isolation = isolation;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins to suspend by itself, and to tell of what changes. */
  void open() {
    isolation.onTooMany(this::suspendByItself);
    isolation.onChange(id -> news.tell(id, "health"));
  }

  ProviderHealth of(String id) {
    List<Fault> faults = isolation.faults(id);
    Optional<Suspension> suspension = suspensions.of(id);
    ProviderHealth.State state =
        suspension.isPresent()
            ? ProviderHealth.State.SUSPENDED
            : faults.isEmpty() ? ProviderHealth.State.WELL : ProviderHealth.State.TROUBLED;
    return new ProviderHealth(
        state,
        suspension.map(Suspension::reason).orElse(""),
        suspension.map(Suspension::since),
        suspension.map(Suspension::byItself).orElse(false),
        faults);
  }

  /** What is wrong with a network, in a sentence. */
  Optional<String> trouble(String id, Place place) {
    ProviderHealth health = of(id);
    if (place.state() == BundleView.State.BROKEN) {
      return Optional.of(place.network() + " does not run: " + place.reason());
    }
    if (place.running().isEmpty() || health.state() == ProviderHealth.State.WELL) {
      return Optional.empty();
    }
    return Optional.of(
        health.state() == ProviderHealth.State.SUSPENDED
            ? place.network() + " is suspended" + colon(health.reason())
            : "%s is troubled, faults: %d, the last: %s."
                .formatted(
                    place.network(), health.faults().size(), health.faults().get(0).detail()));
  }

  private static String colon(String reason) {
    return reason.isEmpty() ? "." : reason.endsWith(".") ? ": " + reason : ": " + reason + ".";
  }

  private void suspendByItself(String id, String reason) {
    if (suspensions.of(id).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    suspensions.suspend(id, new Suspension(reason, now, true));
    news.tell(id, "suspended");
    audit.record("provider watch", "bundle.suspended", id, reason);
  }
}

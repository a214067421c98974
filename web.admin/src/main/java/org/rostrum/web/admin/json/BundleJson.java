package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.ProviderHealth;

/** The bundle of a network. */
public record BundleJson(
    String providerId,
    String network,
    String symbolicName,
    String version,
    String spiRange,
    String fingerprint,
    BundleTrust trust,
    BundleView.State state,
    String reason,
    HealthJson health,
    @Nullable String previousVersion,
    @Nullable Instant installedAt,
    int accounts,
    int waiting) {

  /** How the provider behaves. */
  public record HealthJson(
      ProviderHealth.State state,
      String reason,
      @Nullable Instant since,
      boolean byItself,
      List<ProviderHealth.Fault> faults) {
    static HealthJson of(ProviderHealth health) {
      return new HealthJson(
          health.state(),
          health.reason(),
          health.since().orElse(null),
          health.byItself(),
          health.faults());
    }
  }

  /** Why a provider is suspended. */
  public record SuspensionReason(@Nullable String reason) {}

  /** The JSON form. */
  public static BundleJson of(BundleView view) {
    return new BundleJson(
        view.providerId(),
        view.network(),
        view.symbolicName(),
        view.version(),
        view.spiRange(),
        view.fingerprint(),
        view.trust(),
        view.state(),
        view.reason(),
        HealthJson.of(view.health()),
        view.previousVersion().orElse(null),
        view.installedAt().orElse(null),
        view.accounts(),
        view.waiting());
  }
}

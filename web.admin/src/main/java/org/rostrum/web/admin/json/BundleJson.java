package org.rostrum.web.admin.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;

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
    @Nullable String previousVersion,
    @Nullable Instant installedAt,
    int accounts,
    int waiting) {

  /** Why a provider is suspended. */
  public record Why(@Nullable String reason) {}

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
        view.previousVersion().orElse(null),
        view.installedAt().orElse(null),
        view.accounts(),
        view.waiting());
  }
}

package org.rostrum.scheduler.hosting.bundles;

import java.time.Duration;
import org.rostrum.hosting.ProviderBundles;

/**
 * How long the steps of an installation may take.
 *
 * @param start one call into a bundle that starts or stops
 * @param offer the whole of starting, until the provider is offered
 * @param drain what a provider has begun may still run
 * @param look how long between two looks into the folder
 * @param bringUp how long the start of the platform waits for its networks
 */
record BundleLimits(
    Duration start, Duration offer, Duration drain, Duration look, Duration bringUp) {
  /** Two looks and a start stay below a second. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Duration BRING_UP = Duration.ofSeconds(20);

  static BundleLimits standard() {
    return new BundleLimits(
        ProviderBundles.START_LIMIT,
        ProviderBundles.START_LIMIT,
        ProviderBundles.DRAIN_LIMIT,
        LOOK,
        BRING_UP);
  }
}

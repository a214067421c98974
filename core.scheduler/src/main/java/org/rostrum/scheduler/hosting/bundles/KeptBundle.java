package org.rostrum.scheduler.hosting.bundles;

import java.time.Instant;
import java.util.Optional;
import org.rostrum.hosting.BundleTrust;

/**
 * A jar that was let in.
 *
 * @param sha256 of the jar
 * @param shipped whether it came with the product and lies there
 * @param installedAt ISO 8601; empty text if it came with the product
 */
record KeptBundle(
    String sha256,
    String network,
    String symbolicName,
    String version,
    String spiRange,
    BundleTrust trust,
    boolean shipped,
    String installedAt) {

  static KeptBundle of(VerifiedJar jar, BundleTrust trust, Instant now) {
    BundleManifest manifest = jar.manifest();
    return new KeptBundle(
        jar.jar().sha256(),
        manifest.network(),
        manifest.symbolicName(),
        manifest.version().toString(),
        manifest.spiRange(),
        trust,
        trust.kind() == BundleTrust.Kind.SHIPPED,
        trust.kind() == BundleTrust.Kind.SHIPPED ? "" : now.toString());
  }

  Optional<Instant> since() {
    return installedAt.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(installedAt));
  }
}

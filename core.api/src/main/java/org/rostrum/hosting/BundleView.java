package org.rostrum.hosting;

import java.time.Instant;
import java.util.Optional;

/**
 * A provider bundle that is installed, or was removed and can be brought back.
 *
 * @param providerId the id of its provider
 * @param network the network's name for people; the provider's id as long as it has not run
 * @param symbolicName of the bundle
 * @param version of the bundle, as OSGi writes it
 * @param spiRange the versions of the provider interface that it works with, as OSGi writes ranges
 * @param fingerprint SHA-256 of the jar: 64 hexadecimal digits in lower case
 * @param trust why it may run
 * @param state what it does now
 * @param reason why it does not work, for people; empty text if it does
 * @param health how its provider behaves
 * @param previousVersion what {@link ProviderBundles#rollBack} would bring back; empty if nothing
 *     is kept
 * @param installedAt when this version came; empty for one that came with the product
 * @param accounts how many accounts of all workspaces belong to it, 0 or more
 * @param waiting how many publications of all workspaces wait to be published through it or are on
 *     their way, 0 or more
 */
public record BundleView(
    String providerId,
    String network,
    String symbolicName,
    String version,
    String spiRange,
    String fingerprint,
    BundleTrust trust,
    State state,
    String reason,
    ProviderHealth health,
    Optional<String> previousVersion,
    Optional<Instant> installedAt,
    int accounts,
    int waiting) {

  /** What a bundle does. */
  public enum State {
    /** It runs. */
    ACTIVE,
    /** It is being started. */
    STARTING,
    /** It runs, but nothing is asked of it until {@link ProviderBundles#resume}. */
    SUSPENDED,
    /** It is about to stop; what it has begun may end. */
    DRAINING,
    /** It was removed; accounts, posts and settings are kept. */
    STOPPED,
    /** It could not be started; {@link BundleView#reason()} says why. */
    BROKEN
  }
}

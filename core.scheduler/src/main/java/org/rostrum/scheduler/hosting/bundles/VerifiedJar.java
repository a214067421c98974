package org.rostrum.scheduler.hosting.bundles;

import org.rostrum.hosting.BundleTrust;

/**
 * A private copy that keeps every rule.
 *
 * @param jar the copy
 * @param manifest what it says of itself
 * @param trust signed, or nothing yet
 */
record VerifiedJar(StagedJar jar, BundleManifest manifest, BundleTrust trust) {}

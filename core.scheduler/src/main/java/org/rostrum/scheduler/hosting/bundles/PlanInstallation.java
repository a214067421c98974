package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.scheduler.hosting.bundles.Plans.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a plan out, or drops it, and clears away what it was made of. */
final class PlanInstallation {
  private static final Logger LOG = LoggerFactory.getLogger(PlanInstallation.class);

  private final BundleChanges changes;
  private final Staging staging;

  PlanInstallation(BundleChanges changes, Staging staging) {
    this.changes = changes;
    this.staging = staging;
  }

  /**
   * Installs.
   *
   * @throws BundleRefused if it does not come up; it is in quarantine then
   */
  void install(Plan plan, BundleTrust trust) throws BundleRefused, IOException {
    StagedJar copy = plan.jar().jar();
    try {
      changes.install(plan.jar(), trust);
      staging.drop(copy);
      removeSource(plan);
    } catch (BundleRefused e) {
      refuse(plan, e);
      throw e;
    }
  }

  /** Puts its jar into quarantine. */
  void refuse(Plan plan, BundleRefused why) {
    StagedJar copy = plan.jar().jar();
    staging.refuse(Optional.of(copy), copy.name(), why);
    removeSource(plan);
  }

  /** Forgets. */
  void discard(Plan plan) {
    staging.drop(plan.jar().jar());
    removeSource(plan);
  }

  /** The file in the folder, unless it is another one by now. */
  private static void removeSource(Plan plan) {
    if (plan.source().isEmpty()) {
      return;
    }
    Path file = plan.source().get();
    try {
      if (Files.exists(file) && StagingFolder.sha256(file).equals(plan.jar().jar().sha256())) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(DropFolder.sidecar(file));
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be removed from its folder: {}", file.getFileName(), e.getMessage());
    }
  }
}

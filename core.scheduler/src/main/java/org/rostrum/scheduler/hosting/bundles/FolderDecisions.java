package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.hosting.bundles.Plans.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a jar in the folder: signed by somebody trusted, or with its fingerprint beside
 * it, it is installed; otherwise it waits for an administrator.
 */
final class FolderDecisions implements DropFolder.Taker {
  private static final Logger LOG = LoggerFactory.getLogger(FolderDecisions.class);
  private static final String WHO = "providers folder";

  private final Plans plans;
  private final PlanInstallation installation;
  private final Staging staging;
  private final InstallerAudit audit;
  private final InstantSource clock;
  private final BundleNews news;
  private final BundleChanges changes;

  FolderDecisions(
      Plans plans,
      PlanInstallation installation,
      Staging staging,
      InstallerAudit audit,
      InstantSource clock,
      BundleNews news,
      BundleChanges changes) {
    this.plans = plans;
    this.installation = installation;
    this.staging = staging;
    this.audit = audit;
    this.clock = clock;
    this.news = news;
    this.changes = changes;
  }

  @Override
  public void take(VerifiedJar jar, Path source, Optional<String> fingerprint) {
    Plan plan;
    try {
      plan = plans.add(jar, Optional.of(source), clock.instant());
    } catch (RequestRefused e) {
      LOG.warn("{} waits in the folder: {}", source.getFileName(), e.getMessage());
      staging.drop(jar.jar());
      return;
    }
    boolean confirmed =
        fingerprint
            .map(text -> text.toLowerCase(Locale.ROOT).equals(jar.jar().sha256()))
            .orElse(false);
    if (fingerprint.isPresent() && !confirmed) {
      refuse(
          plan,
          new BundleRefused(
              "bundle-fingerprint",
              "The fingerprint in the file beside it is not that of this file. Get both again from the author."));
    } else if (confirmed || jar.trust().kind() == BundleTrust.Kind.SIGNED) {
      install(plan);
    } else {
      LOG.info(
          "{} waits for an administrator to confirm its fingerprint {}",
          jar.jar().name(),
          jar.jar().sha256());
      news.tell(plan.id().toString(), "staged");
    }
  }

  @Override
  public void left(Path source) {
    plans.all().stream()
        .filter(plan -> plan.source().filter(source::equals).isPresent())
        .forEach(plan -> plans.take(plan.id()).ifPresent(this::discard));
  }

  /** Clears away what nobody has decided about. */
  void dropExpired() {
    plans.takeExpired(clock.instant()).forEach(this::discard);
  }

  private void discard(Plan plan) {
    installation.discard(plan);
    news.tell(plan.id().toString(), "discarded");
  }

  private void refuse(Plan plan, BundleRefused why) {
    plans.take(plan.id()).ifPresent(taken -> installation.refuse(taken, why));
  }

  private void install(Plan plan) {
    if (plans.take(plan.id()).isEmpty()) {
      return;
    }
    BundleManifest manifest = plan.jar().manifest();
    boolean runsAlready =
        changes
            .place(manifest.providerId())
            .flatMap(Place::running)
            .filter(bundle -> bundle.sha256().equals(plan.jar().jar().sha256()))
            .isPresent();
    if (runsAlready) {
      installation.discard(plan);
      return;
    }
    BundleTrust trust =
        plan.jar().trust().kind() == BundleTrust.Kind.SIGNED
            ? plan.jar().trust()
            : new BundleTrust(BundleTrust.Kind.CONFIRMED, "folder");
    String what = manifest.version() + " sha256=" + plan.jar().jar().sha256();
    try {
      installation.install(plan, trust);
      LOG.info("Installed {} {} from the folder", manifest.providerId(), manifest.version());
      audit.record(WHO, "bundle.installed", manifest.providerId(), what);
    } catch (BundleRefused e) {
      audit.record(WHO, "bundle.refused", manifest.providerId(), what + " " + e.code());
    } catch (IOException | RequestRefused e) {
      LOG.error("{} cannot be installed: {}", plan.jar().jar().name(), e.getMessage());
      staging.drop(plan.jar().jar());
    }
  }
}

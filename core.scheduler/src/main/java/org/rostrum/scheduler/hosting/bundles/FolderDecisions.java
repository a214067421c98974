package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
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
  private final InstallerAudit audit;
  private final InstantSource clock;
  private final BundleNews news;
  private final BundleChanges changes;

  FolderDecisions(
      Plans plans,
      PlanInstallation installation,
      InstallerAudit audit,
      InstantSource clock,
      BundleNews news,
      BundleChanges changes) {
    this.plans = plans;
    this.installation = installation;
    this.audit = audit;
    this.clock = clock;
    this.news = news;
    this.changes = changes;
  }

  @Override
  public boolean take(VerifiedJar jar, Path source, Optional<String> fingerprint) {
    Plan plan;
    try {
      plan = plans.add(jar, Optional.of(source), clock.instant());
    } catch (RequestRefused e) {
      LOG.warn("{} waits in the folder: {}", source.getFileName(), e.getMessage());
      return false;
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
      return install(plan);
    } else {
      LOG.info(
          "{} waits for an administrator to confirm its fingerprint {}",
          jar.jar().name(),
          jar.jar().sha256());
      news.tell(plan.id().toString(), "staged");
    }
    return true;
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

  /** Answers whether the fate of the jar is decided. */
  private boolean install(Plan plan) {
    if (plans.take(plan.id()).isEmpty()) {
      return true;
    }
    if (runsAlready(plan)) {
      installation.discard(plan);
      return true;
    }
    BundleManifest manifest = plan.jar().manifest();
    BundleTrust trust =
        plan.jar().trust().kind() == BundleTrust.Kind.SIGNED
            ? plan.jar().trust()
            : new BundleTrust(BundleTrust.Kind.CONFIRMED, "folder");
    String what = manifest.version() + " sha256=" + plan.jar().jar().sha256();
    try {
      installation.install(plan, trust);
      LOG.info("Installed {} {} from the folder", manifest.providerId(), manifest.version());
      note("bundle.installed", manifest.providerId(), what);
    } catch (BundleRefused e) {
      note("bundle.refused", manifest.providerId(), what + " " + e.code());
    } catch (IOException | RequestRefused e) {
      LOG.error("{} cannot be installed now: {}", plan.jar().jar().name(), e.getMessage());
      return false;
    }
    return true;
  }

  /** One that is broken does not run: the same jar may be just what revives it. */
  private boolean runsAlready(Plan plan) {
    return changes
        .place(plan.jar().manifest().providerId())
        .filter(place -> place.state() == BundleView.State.ACTIVE)
        .flatMap(Place::running)
        .filter(bundle -> bundle.sha256().equals(plan.jar().jar().sha256()))
        .isPresent();
  }

  /** What was done stands, even where it cannot be noted. */
  private void note(String action, String providerId, String what) {
    try {
      audit.record(WHO, action, providerId, what);
    } catch (RuntimeException e) {
      LOG.error("Not in the audit log: {} {} {}", action, providerId, what, e);
    }
  }
}

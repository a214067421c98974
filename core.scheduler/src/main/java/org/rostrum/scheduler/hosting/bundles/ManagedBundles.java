package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.QuarantineView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.hosting.Suspensions;
import org.rostrum.scheduler.hosting.Suspensions.Suspension;
import org.rostrum.scheduler.hosting.bundles.Plans.Plan;
import org.rostrum.scheduler.store.Store;

/** The installer as people see it: who may, what was asked, what was done. */
final class ManagedBundles implements ProviderBundles {
  private final Parts parts;

  /** What it works with. */
  record Parts(
      BundleChanges changes,
      Plans plans,
      PlanInstallation installation,
      Staging staging,
      Quarantine quarantine,
      BundleViews views,
      Suspensions suspensions,
      BundleNews news,
      Store store,
      Audit audit,
      InstantSource clock) {}

  ManagedBundles(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<BundleView> list(Caller caller) {
    caller.require(Permission.INSTALL_PROVIDERS);
    return parts.views().all();
  }

  @Override
  public List<InstallPlan> plans(Caller caller) {
    caller.require(Permission.INSTALL_PROVIDERS);
    return parts.plans().all().stream().map(parts.views()::plan).toList();
  }

  @Override
  public List<QuarantineView> quarantine(Caller caller) {
    caller.require(Permission.INSTALL_PROVIDERS);
    return parts.quarantine().list();
  }

  @Override
  public void forget(Caller caller, String quarantineId) {
    caller.require(Permission.INSTALL_PROVIDERS);
    if (!parts.quarantine().forget(quarantineId)) {
      throw RequestRefused.of(
          Reason.NOT_FOUND, "quarantine-not-found", "There is no such file in quarantine.");
    }
    record(caller, "bundle.forgotten", quarantineId, "");
    parts.news().tell(quarantineId, "forgotten");
  }

  @Override
  public InstallPlan stage(Caller caller, String fileName, InputStream jar) throws IOException {
    caller.require(Permission.INSTALL_PROVIDERS);
    parts.plans().requireRoom();
    try {
      VerifiedJar verified = parts.staging().verify(parts.staging().copy(fileName, jar));
      Plan plan = add(verified);
      parts.news().tell(plan.id().toString(), "staged");
      return parts.views().plan(plan);
    } catch (BundleRefused e) {
      throw refused(e);
    }
  }

  private Plan add(VerifiedJar verified) {
    try {
      return parts.plans().add(verified, Optional.empty(), parts.clock().instant());
    } catch (RequestRefused e) {
      parts.staging().drop(verified.jar());
      throw e;
    }
  }

  @Override
  public BundleView install(Caller caller, UUID planId, String confirmedFingerprint) {
    caller.require(Permission.INSTALL_PROVIDERS);
    Plan known = parts.plans().find(planId).orElseThrow(ManagedBundles::noSuchPlan);
    BundleTrust trust = trust(caller, known, confirmedFingerprint.strip());
    Plan plan = parts.plans().take(planId).orElseThrow(ManagedBundles::noSuchPlan);
    String id = plan.jar().manifest().providerId();
    String what = plan.jar().manifest().version() + " sha256=" + plan.jar().jar().sha256();
    try {
      parts.installation().install(plan, trust);
      record(caller, "bundle.installed", id, what);
      return view(id);
    } catch (BundleRefused e) {
      record(caller, "bundle.refused", id, what + " " + e.code());
      throw refused(e);
    } catch (RequestRefused e) {
      parts.plans().putBack(plan);
      throw e;
    } catch (IOException e) {
      parts.plans().putBack(plan);
      throw unwritable();
    }
  }

  private static BundleTrust trust(Caller caller, Plan plan, String confirmed) {
    String fingerprint = plan.jar().jar().sha256();
    boolean matches = confirmed.toLowerCase(Locale.ROOT).equals(fingerprint);
    boolean signed = plan.jar().trust().kind() == BundleTrust.Kind.SIGNED;
    if (!matches && !(signed && confirmed.isEmpty())) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "fingerprint-unconfirmed",
          confirmed.isEmpty()
              ? "Nobody trusted has signed this file. Compare its SHA-256 fingerprint with the author's and confirm it."
              : "That is not the fingerprint of this file. Do not install it unless the author's fingerprint is the one that is shown.");
    }
    return signed ? plan.jar().trust() : new BundleTrust(BundleTrust.Kind.CONFIRMED, caller.name());
  }

  @Override
  public void discard(Caller caller, UUID planId) {
    caller.require(Permission.INSTALL_PROVIDERS);
    Plan plan = parts.plans().take(planId).orElseThrow(ManagedBundles::noSuchPlan);
    parts.installation().discard(plan);
    record(caller, "bundle.discarded", plan.jar().manifest().providerId(), "");
    parts.news().tell(planId.toString(), "discarded");
  }

  @Override
  public BundleView rollBack(Caller caller, String providerId) {
    caller.require(Permission.INSTALL_PROVIDERS);
    requireKnown(providerId);
    try {
      parts.changes().rollBack(providerId);
    } catch (BundleRefused e) {
      throw refused(e);
    } catch (IOException e) {
      throw unwritable();
    }
    BundleView view = view(providerId);
    record(caller, "bundle.rolledback", providerId, view.version());
    return view;
  }

  @Override
  public BundleView suspend(Caller caller, String providerId, String reason) {
    caller.require(Permission.INSTALL_PROVIDERS);
    requireKnown(providerId);
    if (reason.length() > MAX_REASON) {
      throw RequestRefused.of(
          Reason.INVALID,
          "reason-too-long",
          "The reason may have " + MAX_REASON + " characters at most. Shorten it.");
    }
    parts
        .suspensions()
        .suspend(providerId, new Suspension(reason.strip(), parts.clock().instant(), false));
    record(caller, "bundle.suspended", providerId, reason.strip());
    parts.news().tell(providerId, "suspended");
    return view(providerId);
  }

  @Override
  public BundleView resume(Caller caller, String providerId) {
    caller.require(Permission.INSTALL_PROVIDERS);
    requireKnown(providerId);
    if (parts.suspensions().of(providerId).isEmpty()) {
      throw RequestRefused.of(
          Reason.CONFLICT, "not-suspended", "The network '" + providerId + "' is not suspended.");
    }
    parts.suspensions().resume(providerId);
    record(caller, "bundle.resumed", providerId, "");
    parts.news().tell(providerId, "resumed");
    return view(providerId);
  }

  @Override
  public void remove(Caller caller, String providerId) {
    caller.require(Permission.INSTALL_PROVIDERS);
    requireKnown(providerId);
    try {
      parts.changes().remove(providerId);
    } catch (BundleRefused e) {
      throw refused(e);
    } catch (IOException e) {
      throw unwritable();
    }
    record(caller, "bundle.removed", providerId, "");
  }

  private BundleView view(String providerId) {
    return parts
        .changes()
        .place(providerId)
        .map(place -> parts.views().of(providerId, place))
        .orElseThrow(() -> notFound(providerId));
  }

  private void requireKnown(String providerId) {
    if (parts.changes().place(providerId).isEmpty()) {
      throw notFound(providerId);
    }
  }

  private void record(Caller caller, String action, String subject, String detail) {
    parts.store().change(sql -> parts.audit().record(sql, caller, action, subject, detail));
  }

  private static RequestRefused refused(BundleRefused why) {
    Reason reason = why.code().equals("bundle-too-large") ? Reason.TOO_LARGE : Reason.INVALID;
    return RequestRefused.of(reason, why.code(), why.reason());
  }

  private static RequestRefused unwritable() {
    return RequestRefused.of(
        Reason.UNAVAILABLE,
        "bundle-not-kept",
        "The data folder cannot keep the bundle; what ran before runs. Look at its free space and rights.");
  }

  private static RequestRefused noSuchPlan() {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "plan-not-found",
        "This file no longer waits: it was installed, discarded, or has waited for too long.");
  }

  private static RequestRefused notFound(String providerId) {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "provider-not-found",
        "The network '" + providerId + "' is not installed.");
  }
}

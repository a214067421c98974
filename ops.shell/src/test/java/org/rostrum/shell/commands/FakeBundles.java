package org.rostrum.shell.commands;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.hosting.QuarantineView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;

/** One installed network, in memory; whatever is staged is its next version. */
public final class FakeBundles implements ProviderBundles {
  public static final UUID PLAN = new UUID(0, 42);
  public static final String FINGERPRINT = "ab".repeat(32);
  private static final Instant NOON = Instant.parse("2026-12-01T11:00:00Z");

  public final List<InstallPlan> plans = new CopyOnWriteArrayList<>();
  public final List<QuarantineView> refused = new CopyOnWriteArrayList<>();
  public volatile long staged;
  public volatile BundleView.State state = BundleView.State.ACTIVE;
  public volatile ProviderHealth health = ProviderHealth.well();
  private volatile String version = "1.0.0";
  private volatile String reason = "";

  private BundleView view() {
    return new BundleView(
        "chirp",
        "Chirp",
        "org.example.chirp",
        version,
        "[1.0,2)",
        FINGERPRINT,
        new BundleTrust(BundleTrust.Kind.CONFIRMED, "Ada"),
        state,
        reason,
        health,
        Optional.of("0.9.0"),
        Optional.of(NOON),
        3,
        2);
  }

  private static void know(String id) {
    if (!id.equals("chirp")) {
      throw RequestRefused.of(
          Reason.NOT_FOUND, "provider-not-found", "The network '" + id + "' is not installed.");
    }
  }

  @Override
  public List<BundleView> list(Caller caller) {
    caller.require(Permission.INSTALL_PROVIDERS);
    return List.of(view());
  }

  @Override
  public List<InstallPlan> plans(Caller caller) {
    return List.copyOf(plans);
  }

  @Override
  public List<QuarantineView> quarantine(Caller caller) {
    return List.copyOf(refused);
  }

  @Override
  public void forget(Caller caller, String quarantineId) {
    if (!refused.removeIf(view -> view.id().equals(quarantineId))) {
      throw RequestRefused.of(Reason.NOT_FOUND, "quarantine-not-found", "There is no such file.");
    }
  }

  @Override
  public InstallPlan stage(Caller caller, String fileName, InputStream jar) throws IOException {
    caller.require(Permission.INSTALL_PROVIDERS);
    staged = jar.readAllBytes().length;
    if (staged == 0) {
      refused.add(
          new QuarantineView("q1", fileName, NOON, "bundle-not-a-jar", "It is no jar.", "", 0));
      throw RequestRefused.of(Reason.INVALID, "bundle-not-a-jar", "It is no jar.");
    }
    InstallPlan plan =
        new InstallPlan(
            PLAN,
            fileName,
            "chirp",
            "Chirp",
            "org.example.chirp",
            InstallPlan.Change.UPDATE,
            Optional.of(version),
            "1.1.0",
            "[1.0,2)",
            FINGERPRINT,
            new BundleTrust(BundleTrust.Kind.NONE, ""),
            true,
            3,
            2,
            List.of("Version 1.0.0 is kept for a roll back."),
            NOON,
            NOON.plus(PLAN_LIFETIME));
    plans.add(plan);
    return plan;
  }

  @Override
  public BundleView install(Caller caller, UUID planId, String confirmedFingerprint) {
    if (!confirmedFingerprint.equals(FINGERPRINT)) {
      throw RequestRefused.of(
          Reason.CONFLICT, "fingerprint-unconfirmed", "Confirm the fingerprint.");
    }
    plans.clear();
    version = "1.1.0";
    return view();
  }

  @Override
  public void discard(Caller caller, UUID planId) {
    plans.clear();
  }

  @Override
  public BundleView rollBack(Caller caller, String providerId) {
    know(providerId);
    version = "0.9.0";
    state = BundleView.State.ACTIVE;
    return view();
  }

  @Override
  public BundleView suspend(Caller caller, String providerId, String why) {
    know(providerId);
    state = BundleView.State.SUSPENDED;
    reason = why;
    return view();
  }

  @Override
  public BundleView resume(Caller caller, String providerId) {
    know(providerId);
    state = BundleView.State.ACTIVE;
    reason = "";
    return view();
  }

  @Override
  public void remove(Caller caller, String providerId) {
    know(providerId);
    state = BundleView.State.STOPPED;
  }
}

package org.rostrum.scheduler.hosting.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.InstallPlan.Change;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderHealth;

/** What people are shown of places and plans. */
final class BundleViews {
  private final BundleChanges changes;
  private final BundleUse use;
  private final ProviderHealths healths;

  BundleViews(BundleChanges changes, BundleUse use, ProviderHealths healths) {
    this.changes = changes;
    this.use = use;
    this.healths = healths;
  }

  List<BundleView> all() {
    List<BundleView> views = new ArrayList<>();
    changes.places().forEach((id, place) -> views.add(of(id, place)));
    return views;
  }

  BundleView of(String id, Place place) {
    Optional<KeptBundle> previous = changes.previous(id);
    // of what was removed, that is shown which can be brought back
    Optional<KeptBundle> shown = place.running().or(() -> previous);
    ProviderHealth health = healths.of(id);
    boolean suspended =
        place.state() == BundleView.State.ACTIVE
            && health.state() == ProviderHealth.State.SUSPENDED;
    return new BundleView(
        id,
        place.network(),
        shown.map(KeptBundle::symbolicName).orElse(""),
        shown.map(KeptBundle::version).orElse(""),
        shown.map(KeptBundle::spiRange).orElse(""),
        shown.map(KeptBundle::sha256).orElse(""),
        shown.map(KeptBundle::trust).orElse(new BundleTrust(BundleTrust.Kind.NONE, "")),
        suspended ? BundleView.State.SUSPENDED : place.state(),
        suspended ? health.reason() : place.reason(),
        health,
        previous.map(KeptBundle::version),
        shown.flatMap(KeptBundle::since),
        use.accounts(id),
        use.waiting(id));
  }

  InstallPlan plan(Plans.Plan plan) {
    BundleManifest manifest = plan.jar().manifest();
    String id = manifest.providerId();
    Optional<KeptBundle> running = changes.place(id).flatMap(Place::running);
    Change change = change(plan.jar(), running);
    int accounts = use.accounts(id);
    int waiting = use.waiting(id);
    return new InstallPlan(
        plan.id(),
        plan.jar().jar().name(),
        id,
        changes.place(id).map(Place::network).orElseGet(manifest::network),
        manifest.symbolicName(),
        change,
        running.map(KeptBundle::version),
        manifest.version().toString(),
        manifest.spiRange(),
        plan.jar().jar().sha256(),
        plan.jar().trust(),
        plan.jar().trust().kind() == BundleTrust.Kind.NONE,
        accounts,
        waiting,
        notes(change, running, accounts, waiting, healths.of(id)),
        plan.at(),
        plan.expires());
  }

  private static Change change(VerifiedJar jar, Optional<KeptBundle> running) {
    if (running.isEmpty()) {
      return Change.NEW;
    }
    if (running.get().sha256().equals(jar.jar().sha256())) {
      return Change.SAME;
    }
    int step = jar.manifest().version().compareTo(Version.parseVersion(running.get().version()));
    return step > 0 ? Change.UPDATE : step < 0 ? Change.DOWNGRADE : Change.REINSTALL;
  }

  private static List<String> notes(
      Change change,
      Optional<KeptBundle> running,
      int accounts,
      int waiting,
      ProviderHealth health) {
    List<String> notes = new ArrayList<>();
    if (change == Change.NEW && accounts > 0) {
      notes.add("Accounts of this network are kept from before and go on.");
    }
    if (change != Change.NEW) {
      notes.add(
          "What is being published may end for %d seconds; then the new version takes over."
              .formatted(ProviderBundles.DRAIN_LIMIT.toSeconds()));
      running.ifPresent(
          bundle -> notes.add("Version %s is kept for a roll back.".formatted(bundle.version())));
    }
    if (change == Change.DOWNGRADE) {
      notes.add("This is an older version than the one that runs.");
    }
    if (health.state() == ProviderHealth.State.SUSPENDED) {
      notes.add("The network is suspended, and stays so until somebody resumes it.");
    }
    if (waiting > 0) {
      notes.add("Publications that are due meanwhile wait until it runs.");
    }
    return notes;
  }
}

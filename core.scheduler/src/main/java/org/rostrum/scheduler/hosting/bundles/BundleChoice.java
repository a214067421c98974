package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Version;

/** Which jar of a provider shall run: one that was installed, or the one of the product. */
final class BundleChoice {
  private final BundleFolder folder;
  private final ShippedBundles shipped;

  BundleChoice(BundleFolder folder, ShippedBundles shipped) {
    this.folder = folder;
    this.shipped = shipped;
  }

  /** Every provider of which a jar was ever seen. */
  Set<String> providers() {
    Set<String> ids = new TreeSet<>(shipped.all().keySet());
    ids.addAll(folder.states().keySet());
    return ids;
  }

  /**
   * What is installed wins over what is shipped, unless the product has brought a newer one since;
   * what was removed stays away.
   */
  Optional<KeptBundle> wanted(String id) {
    Optional<KeptBundle> original = original(id);
    Optional<KeptState> state = folder.state(id);
    if (state.isEmpty()) {
      return original;
    }
    Optional<KeptBundle> kept = state.get().now();
    boolean productChanged =
        original.filter(bundle -> !bundle.sha256().equals(state.get().shippedSeen())).isPresent();
    return kept.map(
        bundle ->
            original
                .filter(one -> bundle.shipped() || (productChanged && version(one, bundle) > 0))
                .orElse(bundle));
  }

  /** What a roll back would bring in the place of what runs. */
  Optional<KeptBundle> previous(String id, Optional<KeptBundle> running) {
    Optional<KeptBundle> kept = folder.state(id).flatMap(KeptState::before);
    return kept.filter(bundle -> !bundle.shipped())
        .or(() -> original(id))
        .filter(bundle -> running.filter(now -> now.sha256().equals(bundle.sha256())).isEmpty());
  }

  /** What shall be remembered once another jar, or none, is in the place. */
  KeptState afterwards(String id, Optional<KeptBundle> running, Optional<KeptBundle> next) {
    KeptBundle older = folder.state(id).flatMap(KeptState::before).orElse(null);
    String seen = original(id).map(KeptBundle::sha256).orElse("");
    KeptState now = new KeptState(id, running.orElse(null), older, seen);
    return next.map(bundle -> now.replacedBy(bundle, seen)).orElseGet(() -> now.removed(seen));
  }

  /**
   * Where a jar lies.
   *
   * @throws BundleRefused if it is not what was let in
   */
  Path jar(String id, KeptBundle bundle) throws BundleRefused {
    Path jar =
        shipped
            .find(id)
            .filter(one -> bundle.shipped())
            .map(ShippedBundles.Shipped::jar)
            .orElseGet(() -> folder.jar(bundle));
    try {
      if (StagingFolder.sha256(jar).equals(bundle.sha256())) {
        return jar;
      }
    } catch (IOException e) {
      throw new BundleRefused(
          "bundle-not-readable", "The kept jar cannot be read. Install it again.");
    }
    throw new BundleRefused(
        "bundle-changed", "The kept jar is not what was installed. Install it again.");
  }

  private Optional<KeptBundle> original(String id) {
    return shipped.find(id).map(ShippedBundles.Shipped::bundle);
  }

  private static int version(KeptBundle one, KeptBundle other) {
    return Version.parseVersion(one.version()).compareTo(Version.parseVersion(other.version()));
  }
}

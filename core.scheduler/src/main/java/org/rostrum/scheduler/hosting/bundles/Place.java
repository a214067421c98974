package org.rostrum.scheduler.hosting.bundles;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.BundleView;

/**
 * What is at the place of a provider now.
 *
 * @param bundle the jar that runs or should; absent if it was removed
 * @param network the network's name for people
 * @param state what it does
 * @param reason why it does not work; empty text if it does
 */
record Place(@Nullable KeptBundle bundle, String network, BundleView.State state, String reason) {

  static Place running(KeptBundle bundle, String network, String reason) {
    return new Place(bundle, network, BundleView.State.ACTIVE, reason);
  }

  static Place starting(KeptBundle bundle) {
    return new Place(bundle, bundle.network(), BundleView.State.STARTING, "");
  }

  static Place removed(String network) {
    return new Place(
        null,
        network,
        BundleView.State.STOPPED,
        "It was removed. Its accounts, posts and settings are kept.");
  }

  Optional<KeptBundle> running() {
    return Optional.ofNullable(bundle);
  }

  Place in(BundleView.State next) {
    return new Place(bundle, network, next, reason);
  }

  Place broken(String why) {
    return new Place(bundle, network, BundleView.State.BROKEN, why);
  }
}

package org.rostrum.scheduler.hosting.bundles;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.hosting.BundleView;
import org.rostrum.scheduler.hosting.ProviderAssembly;

/**
 * What is at the place of each provider. Whoever waits for a network is told of it: that a network
 * is installed and does not run is another matter than that there is none.
 */
final class Places {
  private static final String STARTING = "is being started";
  private static final String BROKEN =
      "is installed, but could not be started. An administrator finds the reason on Bundles";
  private static final String STOPPED =
      "is installed, but has stopped. An administrator can install it again on Bundles";

  private final Map<String, Place> byProvider = new ConcurrentHashMap<>();
  private final ProviderAssembly assembly;

  Places(ProviderAssembly assembly) {
    this.assembly = assembly;
  }

  /** All of them, by provider id. */
  Map<String, Place> all() {
    return new TreeMap<>(byProvider);
  }

  Optional<Place> find(String id) {
    return Optional.ofNullable(byProvider.get(id));
  }

  void put(String id, Place place) {
    byProvider.put(id, place);
    if (place.running().isPresent()) {
      assembly.installed(id, place.network(), without(place.state()));
    } else {
      assembly.notInstalled(id);
    }
  }

  void remove(String id) {
    byProvider.remove(id);
    assembly.notInstalled(id);
  }

  /** What is so while there is no provider, as far as anybody may know. */
  private static String without(BundleView.State state) {
    return switch (state) {
      case STARTING -> STARTING;
      case BROKEN -> BROKEN;
      case ACTIVE, DRAINING, STOPPED, SUSPENDED -> STOPPED;
    };
  }
}

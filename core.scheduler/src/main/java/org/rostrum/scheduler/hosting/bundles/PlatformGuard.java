package org.rostrum.scheduler.hosting.bundles;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.scheduler.hosting.AdmittedPlace;

/** What the platform itself consists of, and which names a provider therefore cannot have. */
final class PlatformGuard implements CollisionHook, AutoCloseable {
  private final BundleContext context;
  private @Nullable ServiceRegistration<CollisionHook> registration;

  PlatformGuard(BundleContext context) {
    this.context = context;
  }

  /** From now on a provider may take the place of one that cannot be stopped. */
  void open() {
    registration = context.registerService(CollisionHook.class, this, null);
  }

  @Override
  public void close() {
    if (registration != null) {
      registration.unregister();
      registration = null;
    }
  }

  /** The version of each package of the provider interface that this platform offers. */
  Map<String, Version> spi() {
    Bundle api = FrameworkUtil.getBundle(NetworkProvider.class);
    Bundle exporter = api == null ? context.getBundle(0) : api;
    Map<String, Version> versions = new HashMap<>();
    for (BundleCapability capability :
        exporter
            .adapt(BundleRevision.class)
            .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
      String name =
          String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
      if (name.equals(AllowedImports.SPI) || name.startsWith(AllowedImports.SPI + ".")) {
        versions.put(
            name,
            (Version)
                capability
                    .getAttributes()
                    .getOrDefault(
                        PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, Version.emptyVersion));
      }
    }
    return versions;
  }

  /**
   * Refuses names that are taken.
   *
   * @param place what is at the place of the same provider
   */
  void check(BundleManifest manifest, Optional<Place> place) throws BundleRefused {
    for (Bundle bundle : context.getBundles()) {
      boolean sameName = manifest.symbolicName().equals(bundle.getSymbolicName());
      if (sameName && !isPlaceOf(manifest.providerId(), bundle)) {
        boolean provider = AdmittedPlace.isOne(bundle.getLocation());
        throw new BundleRefused(
            provider ? "bundle-name-taken" : "bundle-platform-name",
            "The symbolic name '%s' is that of %s. Give the bundle a name of its own."
                .formatted(
                    manifest.symbolicName(),
                    provider ? "another network's bundle" : "a bundle of the platform"));
      }
    }
    Optional<String> present = place.flatMap(Place::running).map(KeptBundle::symbolicName);
    if (present.isPresent() && !present.get().equals(manifest.symbolicName())) {
      throw new BundleRefused(
          "bundle-id-taken",
          "The network '%s' is provided by the bundle %s, this one is %s. Remove that one first if you want this one."
              .formatted(manifest.providerId(), present.get(), manifest.symbolicName()));
    }
  }

  @Override
  public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
    candidates.removeIf(bundle -> AdmittedPlace.isOne(bundle.getLocation()));
  }

  private static boolean isPlaceOf(String id, Bundle bundle) {
    return AdmittedPlace.providerId(bundle.getLocation()).filter(id::equals).isPresent();
  }
}

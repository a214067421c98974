package org.rostrum.scheduler.hosting.bundles;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What a provider may import: its own interface, the JDK, Declarative Services, and the two
 * libraries that the platform shares. Whatever else it needs it carries privately.
 */
final class AllowedImports {
  static final String SPI = "org.rostrum.provider";

  private static final Set<String> EXACT =
      Set.of("org.osgi.framework", "org.slf4j", "org.slf4j.event");
  private static final Set<String> TREES =
      Set.of(
          "org.osgi.service.component",
          "org.jspecify.annotations",
          "com.fasterxml.jackson.annotation",
          "com.fasterxml.jackson.core",
          "com.fasterxml.jackson.databind");
  private static final Set<String> JDK =
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().startsWith("java."))
          .flatMap(
              module ->
                  module.getDescriptor().exports().stream()
                      .filter(export -> !export.isQualified())
                      .map(java.lang.module.ModuleDescriptor.Exports::source))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Version> spi;

  /**
   * Checks against this interface.
   *
   * @param spi the version of each package of {@value #SPI} that this platform offers
   */
  AllowedImports(Map<String, Version> spi) {
    this.spi = Map.copyOf(spi);
  }

  void check(String imported, VersionRange wanted) throws BundleRefused {
    if (isSpi(imported)) {
      checkSpi(imported, wanted);
    } else if (!isAllowed(imported)) {
      throw new BundleRefused(
          "bundle-import",
          "The bundle imports '%s', which providers may not see. Leave it out, or put the library into the bundle as a private package."
              .formatted(imported));
    }
  }

  private void checkSpi(String imported, VersionRange wanted) throws BundleRefused {
    Version offered = spi.get(imported);
    if (offered == null) {
      throw new BundleRefused(
          "bundle-spi",
          "The bundle needs '%s' of the provider interface, which this Rostrum does not have. Update Rostrum first."
              .formatted(imported));
    }
    if (wanted.includes(offered)) {
      return;
    }
    boolean newer = wanted.getLeft().compareTo(offered) > 0;
    throw new BundleRefused(
        "bundle-spi",
        "The bundle needs '%s' in version %s, this Rostrum has %s. %s"
            .formatted(
                imported,
                wanted,
                offered,
                newer ? "Update Rostrum first." : "Ask its author for a newer version."));
  }

  private static boolean isAllowed(String imported) {
    return imported.startsWith("java.")
        || EXACT.contains(imported)
        || JDK.contains(imported)
        || TREES.stream()
            .anyMatch(tree -> imported.equals(tree) || imported.startsWith(tree + "."));
  }

  private static boolean isSpi(String imported) {
    return imported.equals(SPI) || imported.startsWith(SPI + ".");
  }
}

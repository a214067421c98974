package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.rostrum.hosting.BundleTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers that come with the product: trusted for where they lie, read once at the start. */
final class ShippedBundles {
  private static final Logger LOG = LoggerFactory.getLogger(ShippedBundles.class);
  private static final BundleTrust SHIPPED = new BundleTrust(BundleTrust.Kind.SHIPPED, "");

  private final Map<String, Shipped> byId = new TreeMap<>();

  /** A jar and where it lies. */
  record Shipped(KeptBundle bundle, Path jar) {}

  private ShippedBundles() {}

  static ShippedBundles read(Optional<Path> folder, AllowedImports imports) throws IOException {
    ShippedBundles shipped = new ShippedBundles();
    if (folder.isPresent() && Files.isDirectory(folder.get())) {
      try (Stream<Path> files = Files.list(folder.get())) {
        List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        jars.forEach(jar -> shipped.add(jar, imports));
      }
    }
    return shipped;
  }

  private void add(Path jar, AllowedImports imports) {
    try (JarFile file = new JarFile(jar.toFile())) {
      BundleManifest manifest = BundleManifest.of(file.getManifest().getMainAttributes(), imports);
      StagedJar asIs =
          new StagedJar(
              jar, String.valueOf(jar.getFileName()), StagingFolder.sha256(jar), Files.size(jar));
      KeptBundle bundle =
          KeptBundle.of(new VerifiedJar(asIs, manifest, SHIPPED), SHIPPED, Instant.EPOCH);
      byId.put(manifest.providerId(), new Shipped(bundle, jar));
    } catch (IOException | BundleRefused e) {
      LOG.error("The product's own {} cannot be used: {}", jar.getFileName(), e.getMessage());
    }
  }

  Map<String, Shipped> all() {
    return byId;
  }

  Optional<Shipped> find(String providerId) {
    return Optional.ofNullable(byId.get(providerId));
  }

  /** Its SHA-256; empty text if the product has none for this provider. */
  String fingerprint(String providerId) {
    return find(providerId).map(shipped -> shipped.bundle().sha256()).orElse("");
  }
}

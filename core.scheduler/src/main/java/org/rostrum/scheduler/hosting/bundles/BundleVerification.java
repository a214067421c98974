package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.time.InstantSource;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.rostrum.hosting.BundleTrust;

/** Every rule that a jar can be held to before it runs. */
final class BundleVerification {
  private final AllowedImports imports;
  private final TrustedSigners signers;
  private final BundleNames names;
  private final InstantSource clock;

  /** Names that are taken, and by whom. */
  interface BundleNames {
    /**
     * Refuses a name that is the platform's or another network's.
     *
     * @throws BundleRefused if it is taken
     */
    void check(BundleManifest manifest) throws BundleRefused;
  }

  BundleVerification(
      AllowedImports imports, TrustedSigners signers, BundleNames names, InstantSource clock) {
    this.imports = imports;
    this.signers = signers;
    this.names = names;
    this.clock = clock;
  }

  VerifiedJar verify(StagedJar jar) throws IOException, BundleRefused {
    JarShape.check(jar.file());
    BundleManifest manifest = manifest(jar);
    names.check(manifest);
    BundleTrust trust =
        JarSignature.trustedSigner(jar.file(), signers, clock.instant())
            .map(subject -> new BundleTrust(BundleTrust.Kind.SIGNED, subject))
            .orElseGet(() -> new BundleTrust(BundleTrust.Kind.NONE, ""));
    return new VerifiedJar(jar, manifest, trust);
  }

  private BundleManifest manifest(StagedJar jar) throws IOException, BundleRefused {
    // not verified here: what the signature says of the manifest is asked with the signature
    try (JarFile file = new JarFile(jar.file().toFile(), false)) {
      Manifest manifest = file.getManifest();
      if (manifest == null) {
        throw new BundleRefused(
            "bundle-manifest",
            "The jar has no manifest and so is no OSGi bundle. Build it with bnd.");
      }
      return BundleManifest.of(manifest.getMainAttributes(), imports);
    } catch (ZipException e) {
      throw new BundleRefused("bundle-not-a-jar", "The file is no jar. Build it again.");
    }
  }
}

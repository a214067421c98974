package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Who has signed every entry of a jar. */
final class JarSignature {
  private static final int BUFFER = 64 * 1024;
  private static final Pattern SIGNATURE_FILE =
      Pattern.compile("META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|DSA|RSA|EC)|SIG-[^/]*)");

  private JarSignature() {}

  /**
   * Checks the signature.
   *
   * @return the subject of the trusted signer of every entry; empty if the jar is not signed, or
   *     nobody who signed all of it is trusted
   * @throws BundleRefused if it is signed, but not as a whole or not as it is now
   */
  static Optional<String> trustedSigner(Path jar, TrustedSigners trusted, Instant now)
      throws IOException, BundleRefused {
    Set<CodeSigner> ofAll = new HashSet<>();
    boolean first = true;
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      List<JarEntry> entries = Collections.list(file.entries());
      if (entries.stream().noneMatch(entry -> isSignature(entry.getName()))) {
        return Optional.empty();
      }
      for (JarEntry entry : entries) {
        readToTheEnd(file, entry);
        if (entry.isDirectory() || isBookkeeping(entry.getName())) {
          continue;
        }
        CodeSigner[] signers = entry.getCodeSigners();
        Set<CodeSigner> these = signers == null ? Set.of() : Set.copyOf(Arrays.asList(signers));
        if (these.isEmpty()) {
          throw broken("is signed, but not all of it");
        }
        if (first) {
          ofAll.addAll(these);
          first = false;
        } else {
          ofAll.retainAll(these);
        }
      }
    } catch (SecurityException e) {
      throw broken("was changed after it was signed");
    }
    return ofAll.stream()
        .map(signer -> trusted.subject(signer.getSignerCertPath().getCertificates(), now))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Only what was read to its end has been verified. */
  private static void readToTheEnd(JarFile file, JarEntry entry) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = file.getInputStream(entry)) {
      int count = in.read(buffer);
      while (count >= 0) {
        count = in.read(buffer);
      }
    }
  }

  private static boolean isSignature(String name) {
    return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.SF");
  }

  private static boolean isBookkeeping(String name) {
    return SIGNATURE_FILE.matcher(name.toUpperCase(Locale.ROOT)).matches();
  }

  private static BundleRefused broken(String how) {
    return new BundleRefused(
        "bundle-signature",
        "The jar " + how + ". Get it again from whoever signed it; do not install this one.");
  }
}

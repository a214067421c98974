package org.rostrum.scheduler.hosting.bundles;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rostrum.hosting.ProviderBundles;

/**
 * Whether a file is a zip of reasonable size with reasonable names. Everything is unpacked once,
 * into nothing: what a zip says of its sizes may be a lie.
 */
final class JarShape {
  private static final int BUFFER = 64 * 1024;
  private static final long RATIO_FROM = 1 << 20;

  private JarShape() {}

  static void check(Path jar) throws IOException, BundleRefused {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.size() > ProviderBundles.MAX_ENTRIES) {
        throw new BundleRefused(
            "bundle-too-many-entries",
            "The jar has %d entries; a provider may have %d. Leave out what it does not need."
                .formatted(zip.size(), ProviderBundles.MAX_ENTRIES));
      }
      Set<String> names = new HashSet<>();
      long unpacked = 0;
      for (ZipEntry entry : List.copyOf(Collections.list(zip.entries()))) {
        checkName(entry.getName(), names);
        unpacked += unpacked(zip, entry, ProviderBundles.MAX_UNPACKED_BYTES - unpacked);
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new BundleRefused(
          "bundle-not-a-jar",
          "The file is no jar, or not a complete one. Copy it again, or build it again.");
    }
  }

  private static void checkName(String name, Set<String> names) throws BundleRefused {
    boolean leadsOut =
        name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || List.of(name.split("/", -1)).contains("..");
    if (leadsOut) {
      throw new BundleRefused(
          "bundle-path",
          "The jar has an entry whose path leads out of it: '%s'. Build it again without such an entry."
              .formatted(StagingFolder.fileName(name)));
    }
    if (!names.add(name)) {
      throw new BundleRefused(
          "bundle-path",
          "The jar has two entries of the same name: '%s'. Build it again with one."
              .formatted(StagingFolder.fileName(name)));
    }
  }

  private static long unpacked(ZipFile zip, ZipEntry entry, long left)
      throws IOException, BundleRefused {
    long packed = Math.max(1, entry.getCompressedSize());
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > left) {
          throw new BundleRefused(
              "bundle-zip-bomb",
              "The jar unpacks to more than %d MiB. Leave out what it does not need."
                  .formatted(ProviderBundles.MAX_UNPACKED_BYTES >> 20));
        }
        if (total > RATIO_FROM && total / packed > ProviderBundles.MAX_RATIO) {
          throw new BundleRefused(
              "bundle-zip-bomb",
              "The entry '%s' unpacks to more than %d times its size, as no code does."
                  .formatted(StagingFolder.fileName(entry.getName()), ProviderBundles.MAX_RATIO));
        }
      }
    }
    return total;
  }
}

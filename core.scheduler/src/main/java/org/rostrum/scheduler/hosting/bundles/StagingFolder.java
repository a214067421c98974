package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.rostrum.hosting.ProviderBundles;

/** Private copies of jars, until they are installed or refused. Empty at every start. */
final class StagingFolder {
  private static final int BUFFER = 64 * 1024;

  private final Path folder;

  private StagingFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder and clears away what an earlier start has left. */
  static StagingFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
    return new StagingFolder(folder);
  }

  /**
   * Copies a jar, and its hash is that of the copy.
   *
   * @throws BundleRefused if it is larger than allowed; nothing is left behind
   * @throws IOException if it cannot be read or written; nothing is left behind
   */
  StagedJar take(String name, InputStream jar) throws IOException, BundleRefused {
    Path copy = folder.resolve(UUID.randomUUID() + ".jar");
    try {
      MessageDigest digest = sha256();
      long bytes = copy(jar, copy, digest);
      return new StagedJar(copy, fileName(name), HexFormat.of().formatHex(digest.digest()), bytes);
    } catch (IOException | BundleRefused | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** Removes a copy that is no longer needed. */
  void drop(StagedJar jar) throws IOException {
    Files.deleteIfExists(jar.file());
  }

  private static long copy(InputStream from, Path to, MessageDigest digest)
      throws IOException, BundleRefused {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (FileChannel channel =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        total += count;
        if (total > ProviderBundles.MAX_BUNDLE_BYTES) {
          throw new BundleRefused(
              "bundle-too-large",
              "The file is larger than a provider may be (%d MiB). Leave out what it does not need."
                  .formatted(ProviderBundles.MAX_BUNDLE_BYTES >> 20));
        }
        digest.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
      channel.force(true);
    }
    return total;
  }

  /** The last part of a path, without what could lead elsewhere or upset a terminal. */
  static String fileName(String text) {
    String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    StringBuilder plain = new StringBuilder();
    last.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .limit(ProviderBundles.MAX_FILE_NAME)
        .forEach(plain::appendCodePoint);
    String stripped = plain.toString().strip();
    return stripped.isEmpty() ? "provider.jar" : stripped;
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

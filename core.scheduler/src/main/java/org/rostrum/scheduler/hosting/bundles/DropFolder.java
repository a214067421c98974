package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rostrum.scheduler.network.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which an operator moves jars. A file is taken when two looks saw it alike and it
 * is a complete zip; what has been taken disappears from the folder once its fate is decided. Used
 * by one thread.
 */
final class DropFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

  /** How long a file that does not grow and is no zip may still be on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long until a jar is offered again that could not be decided about; doubled each time. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final Duration AGAIN_AT_MOST = Duration.ofMinutes(1);
  private static final int MAX_FILES = 200;
  private static final String SIDECAR = ".sha256";

  private final Path folder;
  private final Staging staging;
  private final Taker taker;
  private final Reader reader;
  private final Map<Path, Seen> seen = new HashMap<>();

  /** Decides about verified jars. */
  interface Taker {
    /**
     * A jar came; a fingerprint that was laid beside it counts as confirmed.
     *
     * @return whether its fate is decided, or waits for somebody; if not, the file is copied and
     *     offered again later
     */
    boolean take(VerifiedJar jar, Path source, Optional<String> fingerprint);

    /** The file of a jar that waits is another one now, or gone. */
    void left(Path source);
  }

  /** Opens a file. */
  interface Reader {
    InputStream open(Path file) throws IOException;
  }

  /** How a file looked. */
  private record Stamp(long size, long modified, String key, long sidecar) {}

  private static final class Seen {
    private final Stamp stamp;
    private final Deadline incomplete = Deadline.in(PATIENCE);
    private Deadline rest = Deadline.in(Duration.ZERO);
    private Duration nextRest = AGAIN;
    private boolean handled;

    Seen(Stamp stamp) {
      this.stamp = stamp;
    }

    void again() {
      handled = false;
      rest = Deadline.in(nextRest);
      Duration doubled = nextRest.multipliedBy(2);
      nextRest = doubled.compareTo(AGAIN_AT_MOST) < 0 ? doubled : AGAIN_AT_MOST;
    }

    boolean isLeftAlone() {
      return handled || !rest.hasPassed();
    }
  }

  private record Arrived(Path file, VerifiedJar jar) {}

  DropFolder(Path folder, Staging staging, Taker taker) {
    this(folder, staging, taker, Files::newInputStream);
  }

  DropFolder(Path folder, Staging staging, Taker taker, Reader reader) {
    this.reader = reader;
    this.folder = folder;
    this.staging = staging;
    this.taker = taker;
  }

  /** The file that confirms the fingerprint of a jar. */
  static Path sidecar(Path jar) {
    return jar.resolveSibling(jar.getFileName() + SIDECAR);
  }

  /** Looks once, and takes what is ready. */
  void look() {
    List<Path> files = jars();
    forgetGone(files);
    List<Arrived> arrived = new ArrayList<>();
    for (Path file : files) {
      stage(file).ifPresent(arrived::add);
    }
    decide(arrived);
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(DropFolder::isJar)
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException e) {
      LOG.debug("The folder of providers cannot be read: {}", e.getMessage());
      return List.of();
    }
  }

  /** A name with a dot in front is a file on its way. */
  private static boolean isJar(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jar") && !name.startsWith(".");
  }

  private void forgetGone(List<Path> files) {
    List<Path> gone = seen.keySet().stream().filter(file -> !files.contains(file)).toList();
    gone.forEach(
        file -> {
          seen.remove(file);
          taker.left(file);
        });
  }

  /** The jar, if it is ready now and keeps to the rules. */
  private Optional<Arrived> stage(Path file) {
    try {
      Stamp stamp = stamp(file);
      Seen before = seen.get(file);
      if (before == null || !before.stamp.equals(stamp)) {
        if (before != null && before.handled) {
          taker.left(file);
        }
        seen.put(file, new Seen(stamp));
        return Optional.empty();
      }
      if (before.isLeftAlone() || (!isComplete(file) && !before.incomplete.hasPassed())) {
        return Optional.empty();
      }
      return take(file, stamp, before);
    } catch (IOException e) {
      LOG.warn("{} cannot be read; it is looked at again: {}", file.getFileName(), e.getMessage());
      seen.remove(file);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("{} cannot be looked at; it is looked at again", file.getFileName(), e);
      again(file);
      return Optional.empty();
    }
  }

  private Optional<Arrived> take(Path file, Stamp stamp, Seen before) throws IOException {
    String name = file.getFileName().toString();
    StagedJar copy;
    try (InputStream in = reader.open(file)) {
      copy = staging.copy(name, in);
    } catch (BundleRefused e) {
      before.handled = true;
      // not copied: too large for that
      Files.move(file, file.resolveSibling(name + ".refused"), StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    }
    if (!stamp.equals(stamp(file))) {
      // replaced while it was read: the next look begins anew
      staging.drop(copy);
      seen.remove(file);
      return Optional.empty();
    }
    before.handled = true;
    try {
      return Optional.of(new Arrived(file, staging.verify(copy)));
    } catch (BundleRefused e) {
      remove(file);
      return Optional.empty();
    }
  }

  private void decide(List<Arrived> arrived) {
    Map<String, List<Arrived>> byProvider =
        arrived.stream().collect(Collectors.groupingBy(one -> one.jar().manifest().providerId()));
    byProvider.values().stream()
        .sorted(Comparator.comparing(jars -> jars.get(0).file()))
        .forEach(
            jars -> {
              if (jars.size() == 1) {
                decide(jars.get(0));
              } else {
                refuseAll(jars);
              }
            });
  }

  /** What goes wrong with one keeps no other from being decided about. */
  private void decide(Arrived one) {
    boolean decided = false;
    try {
      decided = taker.take(one.jar(), one.file(), fingerprint(one.file()));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be decided about", one.file().getFileName(), e);
    }
    if (!decided) {
      staging.drop(one.jar().jar());
      again(one.file());
    }
  }

  private void again(Path file) {
    Optional.ofNullable(seen.get(file)).ifPresent(Seen::again);
  }

  private void refuseAll(List<Arrived> jars) {
    String names =
        jars.stream()
            .map(one -> one.file().getFileName().toString())
            .collect(Collectors.joining(", "));
    BundleRefused why =
        new BundleRefused(
            "bundle-id-twice",
            "Several files for the network '%s' came at once: %s. Put the one that you want into the folder."
                .formatted(jars.get(0).jar().manifest().providerId(), names));
    for (Arrived one : jars) {
      staging.refuse(Optional.of(one.jar().jar()), one.jar().jar().name(), why);
      remove(one.file());
    }
  }

  private static Optional<String> fingerprint(Path file) {
    Path sidecar = sidecar(file);
    try {
      // as sha256sum writes it: the digits, then the name of the file
      return Files.isRegularFile(sidecar) && Files.size(sidecar) < 1024
          ? Optional.of(Files.readString(sidecar).strip().split("\\s", 2)[0])
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", sidecar.getFileName(), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isComplete(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() > 0;
    } catch (ZipException e) {
      return false;
    }
  }

  private static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes jar = Files.readAttributes(file, BasicFileAttributes.class);
    Path sidecar = sidecar(file);
    return new Stamp(
        jar.size(),
        jar.lastModifiedTime().toMillis(),
        String.valueOf(jar.fileKey()),
        Files.exists(sidecar) ? Files.getLastModifiedTime(sidecar).toMillis() : 0);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(sidecar(file));
    } catch (IOException e) {
      LOG.warn("{} cannot be removed from its folder: {}", file.getFileName(), e.getMessage());
    }
  }
}

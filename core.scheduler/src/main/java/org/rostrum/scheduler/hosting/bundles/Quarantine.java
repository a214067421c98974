package org.rostrum.scheduler.hosting.bundles;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.QuarantineView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that were refused, each with its reason beside it. The oldest give way. */
final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final String FILE = ".refused";
  private static final String REASON = ".json";

  private final Path folder;
  private final JsonMapper json = new JsonMapper();
  private final Deque<Entry> entries = new ArrayDeque<>();

  /** As it is written down. */
  record Entry(
      String id,
      String fileName,
      String at,
      String code,
      String reason,
      String fingerprint,
      long bytes) {
    QuarantineView view() {
      return new QuarantineView(id, fileName, Instant.parse(at), code, reason, fingerprint, bytes);
    }
  }

  private Quarantine(Path folder) {
    this.folder = folder;
  }

  static Quarantine open(Path folder) throws IOException {
    Quarantine quarantine = new Quarantine(folder);
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(REASON))
          .map(quarantine::read)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Entry::at).reversed())
          .forEach(quarantine.entries::addLast);
    }
    return quarantine;
  }

  /** The latest first. */
  synchronized List<QuarantineView> list() {
    return entries.stream().map(Entry::view).toList();
  }

  /**
   * Takes a file in.
   *
   * @param file is moved here; empty if it was not read to its end
   * @return the entry's id
   */
  synchronized String add(
      Optional<StagedJar> file, String fileName, BundleRefused why, Instant now) {
    Entry entry =
        new Entry(
            UUID.randomUUID().toString(),
            StagingFolder.fileName(fileName),
            now.toString(),
            why.code(),
            why.reason(),
            file.map(StagedJar::sha256).orElse(""),
            file.map(StagedJar::bytes).orElse(0L));
    try {
      if (file.isPresent()) {
        Files.move(
            file.get().file(),
            folder.resolve(entry.id() + FILE),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.write(
          folder.resolve(entry.id() + REASON),
          json.writerWithDefaultPrettyPrinter().writeValueAsBytes(entry));
    } catch (IOException e) {
      LOG.warn("A refused file cannot be kept in quarantine: {}", e.getMessage());
    }
    entries.addFirst(entry);
    while (entries.size() > ProviderBundles.MAX_QUARANTINED) {
      delete(entries.removeLast());
    }
    return entry.id();
  }

  /** Removes an entry; false if there is none of that id. */
  synchronized boolean forget(String id) {
    Optional<Entry> found = entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    found.ifPresent(
        entry -> {
          entries.remove(entry);
          delete(entry);
        });
    return found.isPresent();
  }

  private void delete(Entry entry) {
    try {
      Files.deleteIfExists(folder.resolve(entry.id() + FILE));
      Files.deleteIfExists(folder.resolve(entry.id() + REASON));
    } catch (IOException e) {
      LOG.warn("A refused file cannot be removed from quarantine: {}", e.getMessage());
    }
  }

  private Optional<Entry> read(Path file) {
    try {
      return Optional.of(json.readValue(Files.readAllBytes(file), Entry.class));
    } catch (IOException e) {
      LOG.warn("An entry of the quarantine cannot be read: {}", file.getFileName());
      return Optional.empty();
    }
  }
}

package org.rostrum.scheduler.hosting.bundles;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jars that were let in, named for their SHA-256, and a file for each provider that says which
 * of them shall run. That file is replaced as a whole: a crash leaves the old or the new.
 */
final class BundleFolder {
  private static final Logger LOG = LoggerFactory.getLogger(BundleFolder.class);
  private static final String JAR = ".jar";
  private static final String STATE = ".json";

  private final Path folder;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, KeptState> states = new TreeMap<>();

  private BundleFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads what is there, and clears away what no state names. */
  static BundleFolder open(Path folder) throws IOException {
    BundleFolder opened = new BundleFolder(folder);
    Files.createDirectories(folder);
    opened.read();
    opened.sweep();
    return opened;
  }

  synchronized Map<String, KeptState> states() {
    return new TreeMap<>(states);
  }

  synchronized Optional<KeptState> state(String providerId) {
    return Optional.ofNullable(states.get(providerId));
  }

  /** Where the jar of this hash lies. */
  Path jar(KeptBundle bundle) {
    return folder.resolve(bundle.sha256() + JAR);
  }

  /** Takes a copy of a verified jar in; not yet part of any state. */
  void keep(StagedJar staged) throws IOException {
    Path target = folder.resolve(staged.sha256() + JAR);
    Path temporary = folder.resolve(staged.sha256() + WholeFile.TEMPORARY);
    Files.copy(staged.file(), temporary, StandardCopyOption.REPLACE_EXISTING);
    WholeFile.move(temporary, target);
  }

  /** Saves what is wanted from now on. */
  synchronized void save(KeptState state) throws IOException {
    WholeFile.write(
        folder.resolve(state.providerId() + STATE),
        json.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    states.put(state.providerId(), state);
    sweep();
  }

  private void read() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(STATE)).toList()) {
        try {
          KeptState state = json.readValue(Files.readAllBytes(file), KeptState.class);
          states.put(state.providerId(), state);
        } catch (IOException e) {
          LOG.error("The state of an installed provider cannot be read: {}", file.getFileName());
        }
      }
    }
  }

  private synchronized void sweep() throws IOException {
    Set<String> named = new HashSet<>();
    for (KeptState state : states.values()) {
      state.now().ifPresent(bundle -> named.add(bundle.sha256() + JAR));
      state.before().ifPresent(bundle -> named.add(bundle.sha256() + JAR));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean left =
            name.endsWith(WholeFile.TEMPORARY) || (name.endsWith(JAR) && !named.contains(name));
        if (left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

package org.rostrum.scheduler.hosting.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ProviderAssembly.Hold;
import org.rostrum.scheduler.hosting.Suspensions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suspensions of this node, in a file of the data folder. A suspended provider is not live. */
final class KeptSuspensions implements Suspensions {
  private static final Logger LOG = LoggerFactory.getLogger(KeptSuspensions.class);
  private static final String UNREADABLE = ".unreadable";
  private static final String LOST =
      "The file that says who is suspended could not be understood at the start, so every network is. Look at them, and resume those that shall go on.";
  private static final String NOT_KEPT =
      "This holds until the next restart only: the data folder cannot be written.";
  private static final String WAY_OUT = ". It goes on when an administrator resumes it on Bundles";
  private static final String REASON = "reason";
  private static final String SINCE = "since";
  private static final String BY_ITSELF = "byItself";

  private final Path file;
  private final ProviderAssembly assembly;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Suspension> byProvider = new TreeMap<>();

  private KeptSuspensions(Path file, ProviderAssembly assembly) {
    this.file = file;
    this.assembly = assembly;
  }

  /**
   * Reads who is suspended.
   *
   * @param known every provider that may come up; if the file cannot be understood, all of them are
   *     suspended: one of them may have been, for a reason that nobody knows any more
   */
  static KeptSuspensions open(
      Path file, ProviderAssembly assembly, Set<String> known, InstantSource clock) {
    KeptSuspensions kept = new KeptSuspensions(file, assembly);
    if (Files.exists(file)) {
      try {
        kept.byProvider.putAll(kept.read());
      } catch (IOException | DateTimeException e) {
        LOG.error("{} cannot be understood, so every network is suspended", file, e);
        known.forEach(id -> kept.byProvider.put(id, new Suspension(LOST, clock.instant(), true)));
        kept.putAside();
      }
    }
    kept.byProvider.forEach(kept::hold);
    return kept;
  }

  private Map<String, Suspension> read() throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    JsonNode root = json.readTree(Files.readAllBytes(file));
    if (!root.isObject()) {
      throw new IOException("It holds no object");
    }
    Map<String, Suspension> found = new TreeMap<>();
    root.properties().forEach(entry -> found.put(entry.getKey(), read(entry.getValue(), written)));
    return found;
  }

  /** For somebody who can make something of it; the next start finds one that it understands. */
  private void putAside() {
    try {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + UNREADABLE),
          StandardCopyOption.REPLACE_EXISTING);
      save(byProvider);
    } catch (IOException e) {
      LOG.error("{} cannot be put aside", file, e);
    }
  }

  /** A bare text is a reason, as this file once was. */
  private static Suspension read(JsonNode node, Instant written) {
    return node.isTextual()
        ? new Suspension(node.asText(), written, false)
        : new Suspension(
            node.path(REASON).asText(),
            node.hasNonNull(SINCE) ? Instant.parse(node.get(SINCE).asText()) : written,
            node.path(BY_ITSELF).asBoolean());
  }

  @Override
  public synchronized Optional<Suspension> of(String providerId) {
    return Optional.ofNullable(byProvider.get(providerId));
  }

  @Override
  public synchronized void suspend(String providerId, Suspension suspension) {
    byProvider.put(providerId, suspension);
    // first of all nothing more is asked; that the file cannot be written comes after
    hold(providerId, suspension);
    try {
      save(byProvider);
    } catch (IOException e) {
      LOG.error("The suspension of {} holds until the next restart only", providerId, e);
      String reason = (suspension.reason() + " " + NOT_KEPT).strip();
      byProvider.put(providerId, new Suspension(reason, suspension.since(), suspension.byItself()));
    }
  }

  @Override
  public synchronized void resume(String providerId) {
    Map<String, Suspension> left = new TreeMap<>(byProvider);
    left.remove(providerId);
    try {
      save(left);
    } catch (IOException e) {
      LOG.error("The end of the suspension of {} cannot be kept", providerId, e);
      throw RequestRefused.of(
          Reason.UNAVAILABLE,
          "suspension-not-kept",
          "The data folder cannot be written, so '%s' stays suspended. Look at its free space and rights, then resume it."
              .formatted(providerId));
    }
    byProvider.remove(providerId);
    assembly.isolation().forget(providerId);
    assembly.release(providerId, Hold.SUSPENDED);
  }

  private void hold(String providerId, Suspension suspension) {
    String reason = suspension.reason().replaceAll("\\.$", "");
    assembly.hold(
        providerId,
        Hold.SUSPENDED,
        (reason.isEmpty() ? "is suspended" : "is suspended: " + reason) + WAY_OUT);
  }

  private void save(Map<String, Suspension> suspended) throws IOException {
    ObjectNode all = json.createObjectNode();
    suspended.forEach(
        (id, suspension) ->
            all.putObject(id)
                .put(REASON, suspension.reason())
                .put(SINCE, suspension.since().toString())
                .put(BY_ITSELF, suspension.byItself()));
    WholeFile.write(file, json.writeValueAsBytes(all));
  }
}

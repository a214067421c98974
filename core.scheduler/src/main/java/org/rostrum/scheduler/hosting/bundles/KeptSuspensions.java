package org.rostrum.scheduler.hosting.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ProviderAssembly.Hold;
import org.rostrum.scheduler.hosting.Suspensions;

/** Suspensions of this node, in a file of the data folder. A suspended provider is not live. */
final class KeptSuspensions implements Suspensions {
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

  static KeptSuspensions open(Path file, ProviderAssembly assembly) throws IOException {
    KeptSuspensions kept = new KeptSuspensions(file, assembly);
    if (Files.exists(file)) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      kept.json
          .readTree(Files.readAllBytes(file))
          .properties()
          .forEach(entry -> kept.byProvider.put(entry.getKey(), read(entry.getValue(), written)));
    }
    kept.byProvider.forEach(kept::hold);
    return kept;
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
    save();
  }

  @Override
  public synchronized void resume(String providerId) {
    byProvider.remove(providerId);
    save();
    assembly.isolation().forget(providerId);
    assembly.release(providerId, Hold.SUSPENDED);
  }

  private void hold(String providerId, Suspension suspension) {
    String reason = suspension.reason().replaceAll("\\.$", "");
    assembly.hold(
        providerId, Hold.SUSPENDED, reason.isEmpty() ? "is suspended" : "is suspended: " + reason);
  }

  private void save() {
    ObjectNode all = json.createObjectNode();
    byProvider.forEach(
        (id, suspension) ->
            all.putObject(id)
                .put(REASON, suspension.reason())
                .put(SINCE, suspension.since().toString())
                .put(BY_ITSELF, suspension.byItself()));
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.write(temporary, json.writeValueAsBytes(all));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

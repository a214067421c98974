package org.rostrum.scheduler.hosting.bundles;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ProviderAssembly.Hold;
import org.rostrum.scheduler.hosting.Suspensions;

/** Suspensions of this node, in a file of the data folder. A suspended provider is not live. */
final class KeptSuspensions implements Suspensions {
  private final Path file;
  private final ProviderAssembly assembly;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> reasons;

  private KeptSuspensions(Path file, ProviderAssembly assembly, Map<String, String> reasons) {
    this.file = file;
    this.assembly = assembly;
    this.reasons = reasons;
  }

  static KeptSuspensions open(Path file, ProviderAssembly assembly) throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    if (Files.exists(file)) {
      reasons.putAll(
          new JsonMapper()
              .readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
    }
    reasons.keySet().forEach(id -> assembly.hold(id, Hold.SUSPENDED));
    return new KeptSuspensions(file, assembly, reasons);
  }

  @Override
  public synchronized Optional<String> reason(String providerId) {
    return Optional.ofNullable(reasons.get(providerId));
  }

  @Override
  public synchronized void suspend(String providerId, String reason) {
    reasons.put(providerId, reason);
    save();
    assembly.hold(providerId, Hold.SUSPENDED);
  }

  @Override
  public synchronized void resume(String providerId) {
    reasons.remove(providerId);
    save();
    assembly.release(providerId, Hold.SUSPENDED);
  }

  private void save() {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.write(temporary, json.writeValueAsBytes(reasons));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

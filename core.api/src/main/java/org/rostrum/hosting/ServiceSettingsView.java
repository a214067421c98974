package org.rostrum.hosting;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's settings of a network, as far as they may be seen.
 *
 * @param values canonical texts by key, secrets left out
 * @param secretsSet keys of the secrets that hold a value
 * @param redirectUri the address to register with the network, literally
 * @param savedAt when they were last saved; empty if never
 */
public record ServiceSettingsView(
    Map<String, String> values,
    Set<String> secretsSet,
    URI redirectUri,
    Optional<Instant> savedAt) {
  /** Copies the values. */
  public ServiceSettingsView {
    values = Map.copyOf(values);
    secretsSet = Set.copyOf(secretsSet);
  }
}

package org.rostrum.provider.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checked values of a schema, with defaults filled in and secrets opened. Immutable; safe for use
 * by many threads. {@link #toString()} shows keys only.
 */
public final class SettingValues {
  private final Map<String, String> values;
  private final Map<String, Secret> secrets;

  private SettingValues(Map<String, String> values, Map<String, Secret> secrets) {
    this.values = Map.copyOf(values);
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * Wraps values that were validated.
   *
   * @param values canonical texts by key, secrets left out
   * @param secrets secrets by key
   * @return the values
   */
  public static SettingValues of(Map<String, String> values, Map<String, Secret> secrets) {
    return new SettingValues(values, secrets);
  }

  /**
   * No values at all.
   *
   * @return the empty values
   */
  public static SettingValues empty() {
    return of(Map.of(), Map.of());
  }

  /**
   * Reads a text, choice, live choice or colour.
   *
   * @param key the setting's key
   * @return its value, or empty if none is set
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * Reads a value that the schema requires.
   *
   * @param key the setting's key
   * @return its value
   * @throws IllegalStateException if none is set, which validation should have prevented
   */
  public String require(String key) {
    return text(key)
        .orElseThrow(() -> new IllegalStateException("The setting '" + key + "' has no value"));
  }

  /**
   * Reads an integer.
   *
   * @param key the setting's key
   * @return its value, or empty if none is set
   */
  public OptionalLong integer(String key) {
    String value = values.get(key);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  /**
   * Reads a boolean.
   *
   * @param key the setting's key
   * @return its value; false if none is set
   */
  public boolean bool(String key) {
    return Boolean.parseBoolean(values.get(key));
  }

  /**
   * Reads an address.
   *
   * @param key the setting's key
   * @return its value, or empty if none is set
   */
  public Optional<URI> uri(String key) {
    return text(key).map(URI::create);
  }

  /**
   * Reads a length of time.
   *
   * @param key the setting's key
   * @return its value, or empty if none is set
   */
  public Optional<Duration> duration(String key) {
    return text(key).map(Duration::parse);
  }

  /**
   * Reads a secret.
   *
   * @param key the setting's key
   * @return the secret, or empty if none is set
   */
  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(secrets.get(key));
  }

  /**
   * Everything that is not secret, by key.
   *
   * @return an unmodifiable map of canonical texts
   */
  public Map<String, String> asMap() {
    return values;
  }

  @Override
  public String toString() {
    return "SettingValues" + values.keySet() + secrets.keySet();
  }
}

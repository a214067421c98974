package org.rostrum.scheduler.hosting;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.ProviderDescriptor;

/**
 * What is stored of a provider: a set of settings for each of its environments, told apart by a
 * prefix of their keys. What has no prefix belongs to a network without environments, or was saved
 * before each environment had a set of its own. An environment for which nothing was saved borrows
 * from the one that was saved last.
 *
 * @param setting the key of the setting that chooses the environment; empty if there is none
 * @param preset the environment in force while none was chosen; empty text if there is none
 * @param texts every text as it is stored
 * @param secretIds where each secret lies, by its stored key
 * @param savedAt empty if nothing was ever saved
 */
record SettingsSets(
    Optional<String> setting,
    String preset,
    Map<String, String> texts,
    Map<String, UUID> secretIds,
    Optional<Instant> savedAt) {
  /** No key of a setting holds it. */
  private static final String SLASH = "/";

  /**
   * The settings of one environment.
   *
   * @param prefix what stands before its keys in the store
   * @param values texts by key
   * @param secretIds where each secret lies, by its key
   */
  record Row(String prefix, Map<String, String> values, Map<String, UUID> secretIds) {}

  SettingsSets {
    texts = Map.copyOf(texts);
    secretIds = Map.copyOf(secretIds);
  }

  /** The sets of a provider that asks for these settings. */
  static SettingsSets of(
      ProviderDescriptor descriptor,
      Map<String, String> texts,
      Map<String, UUID> secretIds,
      Optional<Instant> savedAt) {
    Optional<String> setting = descriptor.environmentSetting();
    String preset =
        setting
            .flatMap(descriptor.serviceSettings()::find)
            .flatMap(found -> found.defaultValue())
            .orElse("");
    return new SettingsSets(setting, preset, texts, secretIds, savedAt);
  }

  /** The environment that accounts are connected in unless another one is named. */
  String chosen() {
    return setting.map(key -> texts.getOrDefault(key, preset)).orElse("");
  }

  /** Whether settings were saved for an environment. */
  boolean isSaved(String environment) {
    return hasOwn(environment) || (isOld() && environment.equals(chosen()));
  }

  /** Whether what is stored was saved before environments had sets of their own. */
  boolean isOld() {
    return setting.isPresent()
        && !texts.isEmpty()
        && texts.keySet().stream().noneMatch(key -> key.contains(SLASH));
  }

  /** The settings of an environment; borrowed ones if it has none of its own. */
  Row row(String environment) {
    if (setting.isEmpty() || hasOwn(environment)) {
      return own(prefix(environment));
    }
    Row nearest = own(isOld() ? "" : prefix(chosen()));
    Map<String, String> values = new HashMap<>(nearest.values());
    setting.ifPresent(key -> values.put(key, environment));
    return new Row(nearest.prefix(), values, nearest.secretIds());
  }

  /** What stands before the keys of an environment's settings in the store. */
  String prefix(String environment) {
    return setting.isEmpty() ? "" : environment + SLASH;
  }

  private boolean hasOwn(String environment) {
    return setting.map(key -> texts.containsKey(prefix(environment) + key)).orElse(false);
  }

  private Row own(String prefix) {
    return new Row(prefix, below(prefix, texts), below(prefix, secretIds));
  }

  private static <T> Map<String, T> below(String prefix, Map<String, T> all) {
    Map<String, T> found = new HashMap<>();
    all.forEach(
        (key, value) -> {
          String rest = key.startsWith(prefix) ? key.substring(prefix.length()) : SLASH;
          if (!rest.contains(SLASH)) {
            found.put(rest, value);
          }
        });
    return Map.copyOf(found);
  }
}

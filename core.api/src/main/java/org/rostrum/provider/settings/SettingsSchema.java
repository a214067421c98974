package org.rostrum.provider.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form: settings in the order in which they are asked for. Immutable.
 *
 * @param groups headings, in order
 * @param settings what is asked for, in order; keys are unique
 */
public record SettingsSchema(List<SettingGroup> groups, List<Setting> settings) {

  /** The longest value of a setting that declares no bound of its own, in code points. */
  public static final int DEFAULT_MAX_LENGTH = 4_000;

  /** The most settings a schema may have. */
  public static final int MAX_SETTINGS = 100;

  /**
   * Checks what a provider declared.
   *
   * @throws IllegalArgumentException if a key stands twice, a group is unknown, or there are more
   *     than {@link #MAX_SETTINGS}
   */
  public SettingsSchema {
    groups = List.copyOf(groups);
    settings = List.copyOf(settings);
    if (settings.size() > MAX_SETTINGS) {
      throw new IllegalArgumentException("A schema has at most " + MAX_SETTINGS + " settings");
    }
    Set<String> groupIds = new HashSet<>();
    groups.forEach(group -> groupIds.add(group.id()));
    Set<String> keys = new HashSet<>();
    for (Setting setting : settings) {
      if (!keys.add(setting.key())) {
        throw new IllegalArgumentException("The setting '" + setting.key() + "' is declared twice");
      }
      setting
          .group()
          .filter(group -> !groupIds.contains(group))
          .ifPresent(
              group -> {
                throw new IllegalArgumentException(
                    "The setting '" + setting.key() + "' names the unknown group '" + group + "'");
              });
    }
  }

  /**
   * A form without headings.
   *
   * @param settings what is asked for
   * @return the schema
   */
  public static SettingsSchema of(Setting... settings) {
    return new SettingsSchema(List.of(), List.of(settings));
  }

  /**
   * A form that asks for nothing.
   *
   * @return the empty schema
   */
  public static SettingsSchema empty() {
    return of();
  }

  /**
   * Finds a setting.
   *
   * @param key its key
   * @return the setting, or empty if the schema has none of that key
   */
  public Optional<Setting> find(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * Adds the defaults of settings that have no value.
   *
   * @param values canonical texts by key; blank counts as absent
   * @return the values in force
   */
  public Map<String, String> withDefaults(Map<String, String> values) {
    Map<String, String> result = new HashMap<>();
    for (Setting setting : settings) {
      String given = values.get(setting.key());
      if (given != null && !given.isBlank()) {
        result.put(setting.key(), given);
      } else {
        setting.defaultValue().ifPresent(value -> result.put(setting.key(), value));
      }
    }
    return Map.copyOf(result);
  }

  /**
   * Checks values against the schema and answers every problem, not just the first. Live choices
   * are checked for form only: whether the network still has the entry is the network's to say.
   *
   * @param values canonical texts by key; blank counts as absent
   * @param secretsSet keys of secrets that already hold a value, so that blank is allowed
   * @return the problems in the order of the settings, then unknown keys; empty if all is well
   */
  public List<SettingProblem> validate(Map<String, String> values, Set<String> secretsSet) {
    Map<String, String> inForce = withDefaults(values);
    List<SettingProblem> problems = new ArrayList<>();
    for (Setting setting : settings) {
      if (setting.visibleWhen().map(rule -> rule.holds(inForce)).orElse(true)) {
        SettingCheck.check(setting, inForce.get(setting.key()), secretsSet)
            .ifPresent(problems::add);
      }
    }
    values.keySet().stream()
        .filter(key -> find(key).isEmpty())
        .sorted()
        .map(
            key ->
                new SettingProblem(
                    key, SettingProblem.Code.UNKNOWN, "There is no setting '" + key + "'."))
        .forEach(problems::add);
    return List.copyOf(problems);
  }
}

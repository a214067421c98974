package org.rostrum.scheduler.hosting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/**
 * What an operator submitted, laid over what is stored: a blank secret stays as it is, and so does
 * a setting that is hidden now.
 *
 * @param values the texts to store
 * @param newSecrets the secrets to store
 * @param problems what is wrong; nothing may be stored unless this is empty
 */
record SubmittedSettings(
    Map<String, String> values, Map<String, Secret> newSecrets, List<SettingProblem> problems) {

  /** The environment that settings are submitted for; empty text if the network has one only. */
  static String environment(ProviderDescriptor network, Map<String, String> submitted) {
    return network
        .environmentSetting()
        .map(
            key ->
                Optional.ofNullable(submitted.get(key))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .or(() -> network.serviceSettings().find(key).flatMap(Setting::defaultValue))
                    .orElse(""))
        .orElse("");
  }

  static SubmittedSettings over(
      SettingsSchema schema, SettingsSets.Row stored, Map<String, String> submitted) {
    Map<String, String> given = new HashMap<>();
    submitted.forEach((key, value) -> given.put(key, tidy(schema.find(key), value)));
    given.values().removeIf(String::isBlank);

    Map<String, String> inForce = schema.withDefaults(given);
    Map<String, String> values = new HashMap<>();
    Map<String, Secret> secrets = new HashMap<>();
    for (Setting setting : schema.settings()) {
      String value = given.get(setting.key());
      boolean hidden = !setting.visibleWhen().map(rule -> rule.holds(inForce)).orElse(true);
      if (setting.type() == SettingType.SECRET) {
        if (value != null) {
          secrets.put(setting.key(), Secret.of(value));
        }
      } else if (value != null) {
        values.put(setting.key(), value);
      } else if (hidden && stored.values().containsKey(setting.key())) {
        values.put(setting.key(), stored.values().get(setting.key()));
      }
    }
    return new SubmittedSettings(
        values, secrets, problems(schema, given, stored.secretIds().keySet()));
  }

  /** Spaces around a pasted id or key are never meant. */
  private static String tidy(Optional<Setting> setting, String value) {
    boolean lines = setting.map(known -> known.type() == SettingType.MULTILINE).orElse(false);
    return lines ? value : value.strip();
  }

  private static List<SettingProblem> problems(
      SettingsSchema schema, Map<String, String> given, Set<String> secretsSet) {
    List<SettingProblem> problems = new ArrayList<>(schema.validate(given, secretsSet));
    Map<String, String> inForce = schema.withDefaults(given);
    for (Setting setting : schema.settings()) {
      String value = given.get(setting.key());
      boolean hidden = !setting.visibleWhen().map(rule -> rule.holds(inForce)).orElse(true);
      // A hidden value is stored unchecked, but not without bound.
      if (hidden && value != null && value.length() > SettingsSchema.DEFAULT_MAX_LENGTH) {
        problems.add(
            new SettingProblem(
                setting.key(),
                SettingProblem.Code.TOO_LONG,
                setting.label()
                    + " is longer than "
                    + SettingsSchema.DEFAULT_MAX_LENGTH
                    + " characters."));
      }
    }
    return List.copyOf(problems);
  }
}

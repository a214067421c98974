package org.rostrum.scheduler.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** What a person filled in to connect an account. */
final class FilledFields {
  private FilledFields() {}

  /**
   * Checks it against what was asked for.
   *
   * @throws RequestRefused INVALID, with every problem
   */
  static SettingValues checked(SettingsSchema schema, Map<String, Secret> fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach((key, value) -> texts.put(key, value.expose()));
    List<FieldProblem> problems =
        schema.validate(texts, Set.of()).stream()
            .map(
                problem ->
                    new FieldProblem(problem.field(), problem.code().name(), problem.message()))
            .toList();
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid("fields-invalid", "Some fields need attention.", problems);
    }
    Map<String, String> open = new HashMap<>(schema.withDefaults(texts));
    Map<String, Secret> secrets = new HashMap<>();
    for (Setting setting : schema.settings()) {
      String value = setting.type() == SettingType.SECRET ? open.remove(setting.key()) : null;
      if (value != null) {
        secrets.put(setting.key(), Secret.of(value));
      }
    }
    return SettingValues.of(open, secrets);
  }
}

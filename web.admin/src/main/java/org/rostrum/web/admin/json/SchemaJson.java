package org.rostrum.web.admin.json;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/** A form that the console renders. */
public record SchemaJson(List<GroupJson> groups, List<SettingJson> settings) {

  /** A heading. */
  public record GroupJson(String id, String label, String help) {}

  /** One thing to ask for. */
  public record SettingJson(
      String key,
      SettingType type,
      String label,
      String help,
      String placeholder,
      boolean required,
      boolean advanced,
      @Nullable String group,
      @Nullable String defaultValue,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      String patternHint,
      List<ChoiceJson> choices,
      @Nullable String lookup,
      List<String> lookupDependsOn,
      boolean creatable,
      @Nullable VisibleWhenJson visibleWhen) {

    static SettingJson of(Setting setting) {
      return new SettingJson(
          setting.key(),
          setting.type(),
          setting.label(),
          setting.help(),
          setting.placeholder(),
          setting.required(),
          setting.advanced(),
          setting.group().orElse(null),
          setting.defaultValue().orElse(null),
          setting.minimum().orElse(null),
          setting.maximum().orElse(null),
          setting.maxLength().isPresent() ? setting.maxLength().getAsInt() : null,
          setting.pattern().map(Pattern::pattern).orElse(null),
          setting.patternHint(),
          setting.choices().stream().map(ChoiceJson::of).toList(),
          setting.lookup().orElse(null),
          setting.lookupDependsOn(),
          setting.creatable(),
          setting
              .visibleWhen()
              .map(
                  rule ->
                      new VisibleWhenJson(rule.setting(), rule.values().stream().sorted().toList()))
              .orElse(null));
    }
  }

  /** One entry to choose from. */
  public record ChoiceJson(
      String value, String label, @Nullable String detail, @Nullable URI imageUrl) {
    /** The JSON form. */
    public static ChoiceJson of(Choice choice) {
      return new ChoiceJson(
          choice.value(),
          choice.label(),
          choice.detail().orElse(null),
          WebAddresses.orNull(choice.imageUrl()));
    }
  }

  /** With which values of another setting this one appears. */
  public record VisibleWhenJson(String setting, List<String> values) {}

  /** The JSON form. */
  public static SchemaJson of(SettingsSchema schema) {
    return new SchemaJson(
        schema.groups().stream()
            .map(group -> new GroupJson(group.id(), group.label(), group.help()))
            .toList(),
        schema.settings().stream().map(SettingJson::of).toList());
  }
}

package org.rostrum.provider.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.provider.settings.SettingProblem.Code;

class SettingsSchemaTest {
  private static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          Setting.of("appId", SettingType.TEXT, "App ID")
              .required()
              .maxLength(5)
              .pattern("\\d+", "digits only")
              .build(),
          Setting.of("appSecret", SettingType.SECRET, "App secret").required().build(),
          Setting.of("environment", SettingType.CHOICE, "Environment")
              .choices(List.of(Choice.of("live", "Live"), Choice.of("custom", "Custom")))
              .defaultValue("live")
              .build(),
          Setting.of("apiUrl", SettingType.URI, "API address")
              .required()
              .visibleWhen("environment", "custom")
              .build());

  @Test
  void answersEveryProblemInTheOrderOfTheSettings() {
    List<SettingProblem> problems =
        SCHEMA.validate(
            Map.of("appId", "abc", "environment", "custom", "apiUrl", "nowhere", "extra", "x"),
            Set.of());

    assertThat(problems)
        .extracting(SettingProblem::field, SettingProblem::code)
        .containsExactly(
            tuple("appId", Code.PATTERN),
            tuple("appSecret", Code.REQUIRED),
            tuple("apiUrl", Code.MALFORMED),
            tuple("extra", Code.UNKNOWN));
    assertThat(problems.getFirst().message()).isEqualTo("App ID must be digits only.");
  }

  @Test
  void aHiddenSettingIsNotAskedFor() {
    assertThat(SCHEMA.validate(Map.of("appId", "123", "appSecret", "s"), Set.of())).isEmpty();
  }

  @Test
  void aSecretThatIsSetMayStayBlank() {
    assertThat(SCHEMA.validate(Map.of("appId", "1", "appSecret", " "), Set.of("appSecret")))
        .isEmpty();
  }

  @Test
  void lengthIsCountedInCodePoints() {
    SettingsSchema two =
        SettingsSchema.of(Setting.of("name", SettingType.TEXT, "Name").maxLength(2).build());

    assertThat(two.validate(Map.of("name", "😀😀"), Set.of())).isEmpty();
    assertThat(two.validate(Map.of("name", "😀😀😀"), Set.of()))
        .extracting(SettingProblem::code)
        .containsExactly(Code.TOO_LONG);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 7, ''",
    "INTEGER, 7.5, MALFORMED",
    "INTEGER, 11, OUT_OF_RANGE",
    "DECIMAL, 0.5, OUT_OF_RANGE",
    "DECIMAL, 2.5, ''",
    "BOOLEAN, yes, MALFORMED",
    "BOOLEAN, true, ''",
    "DURATION, PT15M, ''",
    "DURATION, 15 minutes, MALFORMED",
    "COLOUR, #6E7874, ''",
    "COLOUR, red, MALFORMED",
    "URI, https://example.org/a, ''",
    "URI, javascript:alert(1), MALFORMED",
    "URI, ftp://example.org/, MALFORMED"
  })
  void readsValuesByTheirType(SettingType type, String value, String code) {
    SettingsSchema schema = SettingsSchema.of(Setting.of("it", type, "It").range(1, 10).build());

    assertThat(schema.validate(Map.of("it", value), Set.of()))
        .extracting(problem -> problem.code().name())
        .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void noProblemRepeatsTheValueOfASecret() {
    SettingsSchema schema =
        SettingsSchema.of(
            Setting.of("key", SettingType.SECRET, "Key").maxLength(3).pattern("x", "x").build());

    assertThat(schema.validate(Map.of("key", "hunter2"), Set.of()).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void refusesDeclarationsThatCannotWork() {
    Setting twice = Setting.of("a", SettingType.TEXT, "A").build();
    assertThatThrownBy(() -> SettingsSchema.of(twice, twice))
        .hasMessageContaining("'a' is declared twice");
    assertThatThrownBy(() -> Setting.of("Bad key", SettingType.TEXT, "B").build())
        .hasMessageContaining("'Bad key'");
    assertThatThrownBy(() -> Setting.of("c", SettingType.CHOICE, "C").build())
        .hasMessageContaining("declares no choices");
    assertThatThrownBy(() -> Setting.of("d", SettingType.LIVE_CHOICE, "D").build())
        .hasMessageContaining("names no lookup");
    assertThatThrownBy(
            () ->
                SettingsSchema.of(Setting.of("e", SettingType.TEXT, "E").group("nowhere").build()))
        .hasMessageContaining("unknown group 'nowhere'");
  }

  @Test
  void valuesAreReadByTypeAndSecretsStayHidden() {
    SettingValues values =
        SettingValues.of(
            Map.of("count", "12", "on", "true", "wait", "PT1M"),
            Map.of("key", Secret.of("hunter2")));

    assertThat(values.integer("count")).hasValue(12);
    assertThat(values.bool("on")).isTrue();
    assertThat(values.duration("wait")).hasValue(java.time.Duration.ofMinutes(1));
    assertThat(values.text("key")).isEmpty();
    assertThat(values.secret("key").orElseThrow().expose()).isEqualTo("hunter2");
    assertThat(values.toString()).doesNotContain("hunter2");
    assertThat(Secret.of("hunter2").toString()).doesNotContain("hunter2");
    assertThatThrownBy(() -> values.require("missing")).hasMessageContaining("'missing'");
  }
}

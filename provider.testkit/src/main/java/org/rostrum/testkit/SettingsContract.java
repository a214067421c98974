package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.HostileAnswer;

/** Service settings are checked whole, tested against the network, and kept to themselves. */
interface SettingsContract extends Subject {
  @Test
  default void theSettingsOfTheTestsAreTaken() {
    SettingsSchema schema = fixture().descriptor().serviceSettings();
    assertThat(
            schema.validate(
                author().settings(fixture().network().uri()), author().secretSettings().keySet()))
        .isEmpty();
  }

  @Test
  default void everythingThatIsMissingIsSaidAtOnce() {
    SettingsSchema schema = fixture().descriptor().serviceSettings();
    Map<String, String> inForce = schema.withDefaults(Map.of());
    List<String> needed =
        schema.settings().stream()
            .filter(setting -> setting.required() && setting.defaultValue().isEmpty())
            .filter(setting -> setting.visibleWhen().map(w -> w.holds(inForce)).orElse(true))
            .map(Setting::key)
            .toList();
    assertThat(schema.validate(Map.of(), Set.of()))
        .extracting(SettingProblem::field)
        .containsExactlyElementsOf(needed);
  }

  @Test
  default void everythingThatIsTooLongIsSaidAtOnceAndNotRepeated() {
    SettingsSchema schema = fixture().descriptor().serviceSettings();
    Map<String, String> values = new HashMap<>(author().settings(fixture().network().uri()));
    String secret = "kit-overlong-secret-".repeat(1_000);
    List<String> texts =
        schema.settings().stream()
            .filter(s -> s.type() == SettingType.TEXT || s.type() == SettingType.SECRET)
            .filter(
                s -> s.visibleWhen().map(w -> w.holds(schema.withDefaults(values))).orElse(true))
            .map(Setting::key)
            .toList();
    texts.forEach(key -> values.put(key, secret));
    List<SettingProblem> problems = schema.validate(values, author().secretSettings().keySet());
    assertThat(problems).extracting(SettingProblem::field).containsAll(texts);
    assertThat(problems).noneMatch(problem -> problem.message().contains("kit-overlong-secret"));
  }

  @Test
  default void goodSettingsPassTheTest() throws Exception {
    NetworkProvider provider = fixture().services().provider();
    TestContext context = fixture().context();
    assertThat(fixture().said(provider.test(context))).isEmpty();
    if (!fixture().expects(Behaviour.CHECKS_SETTINGS)) {
      assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
    } else {
      assertThat(fixture().network().requests()).as("calls of the network").isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aNetworkThatFailsDoesNotPassTheTest(HostileAnswer wrong) throws Exception {
    if (!fixture().expects(Behaviour.CHECKS_SETTINGS)) {
      return;
    }
    fixture().network().keepDisturbing(ANY, BEFORE, wrong);
    try {
      List<SettingProblem> problems = fixture().services().provider().test(fixture().context());
      // Some networks are asked something that no success can answer.
      assertThat(fixture().said(problems).isEmpty() && !wrong.looksLikeSuccess())
          .as("nothing found, though the network answered with " + wrong)
          .isFalse();
    } catch (NetworkException e) {
      assertThat(fixture().said(e).getMessage()).as("what people read").isNotBlank();
    }
  }

  @Test
  default void settingsCannotBeTestedWithoutANetwork() throws Exception {
    fixture().network().close();
    NetworkProvider provider = fixture().services().provider();
    TestContext context = fixture().context();
    if (fixture().expects(Behaviour.CHECKS_SETTINGS)) {
      fixture().refusal(() -> provider.test(context), "a test without a network");
    } else {
      assertThat(provider.test(context)).isEmpty();
    }
  }

  @Test
  default void valuesShowTheirKeysOnly() {
    assertThat(fixture().said(fixture().service()).toString()).startsWith("SettingValues");
  }
}

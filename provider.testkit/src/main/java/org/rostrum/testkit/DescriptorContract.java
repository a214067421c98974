package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.Quota;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/** What a provider says of itself is whole, hangs together, and never changes. */
interface DescriptorContract extends Subject {
  @Test
  default void describesItselfAlwaysAlikeAndWithoutTheNetwork() {
    NetworkProvider provider = fixture().services().provider();
    ProviderDescriptor first = provider.descriptor();
    assertThat(provider.descriptor()).usingRecursiveComparison().isEqualTo(first);
    assertThat(first.name()).isNotBlank();
    assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
  }

  @Test
  default void everySettingCanBeUnderstoodAndFilledIn() {
    ProviderDescriptor descriptor = fixture().descriptor();
    for (SettingsSchema schema :
        List.of(descriptor.serviceSettings(), descriptor.publicationOptions())) {
      for (Setting setting : schema.settings()) {
        assertThat(setting.label()).as("label of " + setting.key()).isNotBlank();
        setting
            .visibleWhen()
            .ifPresent(
                when ->
                    assertThat(schema.find(when.setting()))
                        .as(setting.key() + " is visible when '" + when.setting() + "' says so")
                        .isPresent());
        setting
            .lookupDependsOn()
            .forEach(key -> assertThat(schema.find(key)).as(setting.key() + " needs").isPresent());
        setting
            .pattern()
            .ifPresent(
                form -> assertThat(setting.patternHint()).as("hint of " + form).isNotBlank());
        if (setting.type() == SettingType.SECRET) {
          assertThat(setting.defaultValue()).as("default of secret " + setting.key()).isEmpty();
        }
      }
      assertThat(problemsOfDefaults(schema)).as("defaults that their own schema refuses").isEmpty();
    }
    assertThat(descriptor.publicationOptions().settings())
        .as("a secret is a service setting, not an option of a post")
        .noneMatch(setting -> setting.type() == SettingType.SECRET);
  }

  private static List<SettingProblem> problemsOfDefaults(SettingsSchema schema) {
    Map<String, String> defaults = new HashMap<>(schema.withDefaults(Map.of()));
    return schema.validate(defaults, Set.of()).stream()
        .filter(problem -> defaults.containsKey(problem.field()))
        .toList();
  }

  @Test
  default void whatItRefersToExists() {
    ProviderDescriptor descriptor = fixture().descriptor();
    SettingsSchema options = descriptor.publicationOptions();
    descriptor
        .preview()
        .placeOption()
        .ifPresent(key -> assertThat(options.find(key)).as("place of the preview").isPresent());
    descriptor
        .environmentSetting()
        .ifPresent(
            key ->
                assertThat(descriptor.serviceSettings().find(key).map(Setting::type))
                    .as("the environment setting '" + key + "'")
                    .contains(SettingType.CHOICE));
    for (Quota quota : descriptor.quotas()) {
      quota
          .when()
          .ifPresent(
              when ->
                  assertThat(descriptor.serviceSettings().find(when.setting()))
                      .as("setting of the quota '" + quota.limit().name() + "'")
                      .isPresent());
    }
    assertThat(descriptor.setupGuide())
        .as("steps that tell an operator how to get access")
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.title()).isNotBlank();
              assertThat(step.text()).isNotBlank();
            });
  }

  @Test
  default void metricsHaveNamesOfTheirOwnAndFollowFromOthers() {
    List<MetricDescriptor> metrics = fixture().descriptor().metrics();
    Set<String> ids = metrics.stream().map(MetricDescriptor::id).collect(Collectors.toSet());
    assertThat(ids).hasSameSizeAs(metrics);
    List<String> needed = new ArrayList<>();
    metrics.forEach(
        metric ->
            metric
                .quotient()
                .ifPresent(
                    quotient -> {
                      needed.add(quotient.part());
                      needed.add(quotient.whole());
                    }));
    assertThat(ids).containsAll(needed);
    assertThat(metrics).allSatisfy(metric -> assertThat(metric.label()).isNotBlank());
  }
}

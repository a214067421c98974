package org.rostrum.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

class DescriptorTest {
  @Test
  void aNameIsEnoughToBeginWith() {
    ProviderDescriptor descriptor = ProviderDescriptor.of("chirp", "Chirp").build();

    assertThat(descriptor.icon().letter()).isEqualTo("C");
    assertThat(descriptor.serviceSettings().settings()).isEmpty();
    assertThat(descriptor.environmentSetting()).isEmpty();
  }

  @Test
  void keepsNoSecretWhereAnAccountIsAtHome() {
    SettingsSchema home =
        SettingsSchema.of(Setting.of("key", SettingType.SECRET, "Key").required().build());
    assertThatThrownBy(() -> ProviderDescriptor.of("chirp", "Chirp").accountHome(home).build())
        .hasMessageContaining("'chirp' is no place for secrets");
    assertThatThrownBy(() -> new DiscoveredOAuth2(SettingsSchema.empty(), "", List.of("write")))
        .hasMessageContaining("at least one field");
  }

  @Test
  void refusesWhatTheHostCouldNotGrant() {
    assertThatThrownBy(() -> ProviderDescriptor.of("Bad Id", "Bad").build())
        .hasMessageContaining("'Bad Id'");
    assertThatThrownBy(() -> ProviderDescriptor.of("slow", "Slow").maxConcurrency(0).build())
        .hasMessageContaining("maxConcurrency of 'slow'");
    assertThatThrownBy(
            () ->
                ProviderDescriptor.of("slow", "Slow")
                    .publishDeadline(ProviderDescriptor.MAX_PUBLISH_DEADLINE.plusSeconds(1))
                    .build())
        .hasMessageContaining("publishDeadline of 'slow'");
    assertThatThrownBy(() -> new RateLimit("none", RateLimit.Scope.ACCOUNT, 0, Duration.ZERO))
        .hasMessageContaining("'none'");
  }

  @Test
  void anIconIsDataAndCannotCarryMarkup() {
    assertThatThrownBy(() -> new Icon("P", "#E60023", "M0 0\"/><script>"))
        .hasMessageContaining("plain SVG path data");
    assertThatThrownBy(() -> new Icon("P", "red;x", "")).hasMessageContaining("#RRGGBB");
  }

  @Test
  void invalidGrantAlwaysMeansThatTheGrantIsOver() {
    OAuth2AuthorizationCode oauth =
        OAuth2AuthorizationCode.of(
                URI.create("https://example.org/authorize"),
                URI.create("https://example.org/token"),
                "1")
            .deadGrantCodes(Set.of("283"))
            .tokenParameters(Map.of("continuous_refresh", "true"))
            .build();

    assertThat(oauth.deadGrantCodes()).containsExactlyInAnyOrder("283", "invalid_grant");
    assertThat(oauth.pkce().name()).isEqualTo("S256");
  }

  @Test
  void environmentsAreChoicesOfTheirSetting() {
    ProviderDescriptor.Builder builder =
        ProviderDescriptor.of("pinnwand", "Pinnwand")
            .serviceSettings(
                SettingsSchema.of(
                    Setting.of("mode", SettingType.CHOICE, "Mode")
                        .choices(List.of(Choice.of("live", "Live")))
                        .build()))
            .environmentSetting("mode");
    NetworkEnvironment live = new NetworkEnvironment("live", true, List.of("Everybody sees it."));

    assertThat(builder.environments(List.of(live)).build().environment("live")).contains(live);
    builder.environments(List.of(new NetworkEnvironment("moon", false, List.of())));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'moon' of 'pinnwand' is no choice");
    assertThatThrownBy(() -> new NetworkEnvironment("Live!", true, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

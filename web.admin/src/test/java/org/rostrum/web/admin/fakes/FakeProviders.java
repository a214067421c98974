package org.rostrum.web.admin.fakes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.access.Caller;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.EnvironmentCheck.Elsewhere;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.Providers;
import org.rostrum.hosting.ServiceSettingsView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/** One network. */
public final class FakeProviders implements Providers {
  private static final EnvironmentView LIVE =
      new EnvironmentView("live", "Production", true, true, false);

  @Override
  public List<ProviderView> list(Caller caller) {
    return List.of(get(caller, "pinterest"));
  }

  @Override
  public ProviderView get(Caller caller, String providerId) {
    ProviderDescriptor descriptor =
        ProviderDescriptor.of("pinterest", "Pinterest")
            .serviceSettings(
                SettingsSchema.of(
                    Setting.of("appId", SettingType.TEXT, "App ID").required().build(),
                    Setting.of("mode", SettingType.TEXT, "Mode")
                        .pattern("[a-z]+", "letters")
                        .visibleWhen("appId", "b", "a")
                        .build()))
            .rateLimits(
                List.of(new RateLimit("writes", RateLimit.Scope.ACCOUNT, 5, Duration.ofMinutes(1))))
            .setupGuide(
                List.of(
                    new SetupStep(
                        "app",
                        "Make an app",
                        "There.",
                        Optional.of(URI.create("https://network.example/apps")),
                        List.of(new SetupStep.Copy("Redirect", SetupStep.REDIRECT_URI)),
                        Optional.of(SetupStep.DoneWhen.of(SetupStep.Fact.TEXT_COPIED)))))
            .build();
    return new ProviderView(
        descriptor,
        ProviderView.State.READY,
        "",
        "org.rostrum.provider.pinterest",
        "0.1.0",
        List.of(LIVE));
  }

  @Override
  public EnvironmentCheck check(Caller caller, String providerId, String environment) {
    return new EnvironmentCheck(
        LIVE,
        List.of("Everybody sees it."),
        0,
        List.of(new Elsewhere(FakeAccounts.ACCOUNT, "Ada's pins", "Sandbox", 3, false)),
        0);
  }

  @Override
  public ServiceSettingsView settings(
      Caller caller, String providerId, Optional<String> environment) {
    return new ServiceSettingsView(
        Map.of("appId", environment.orElse("1")),
        Set.of("appSecret"),
        URI.create("http://localhost/oauth/callback"),
        Optional.empty());
  }

  @Override
  public ServiceSettingsView save(Caller caller, String providerId, Map<String, String> values) {
    if (!values.containsKey("appId")) {
      throw RequestRefused.invalid(
          "invalid-settings",
          "The settings are incomplete.",
          List.of(new FieldProblem("appId", "REQUIRED", "App ID is needed.")));
    }
    return settings(caller, providerId, Optional.empty());
  }

  @Override
  public List<SettingProblem> test(Caller caller, String providerId) {
    throw new IllegalStateException("secret inner detail");
  }
}

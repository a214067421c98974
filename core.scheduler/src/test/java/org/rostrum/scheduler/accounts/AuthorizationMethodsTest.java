package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;

/** A provider that cannot tell how to connect offers no way, and harms nobody else. */
class AuthorizationMethodsTest {
  private static final SettingValues NOTHING = SettingValues.of(Map.of(), Map.of());

  @Test
  void anErrorOfTheProvidersOwn() {
    assertThat(
            offered(
                none -> {
                  throw new StackOverflowError();
                }))
        .isEmpty();
  }

  @Test
  void aNullAmongItsAnswers() {
    assertThat(offered(none -> Arrays.asList((AuthorizationMethod) null))).isEmpty();
  }

  private static List<AuthorizationMethod> offered(
      Function<SettingValues, List<AuthorizationMethod>> methods) {
    FakeProvider provider =
        new FakeProvider(ProviderDescriptor.of("fake", "Fake").build()).authorizing(methods);
    return AuthorizationMethods.of(LiveProvider.of(provider), NOTHING);
  }
}

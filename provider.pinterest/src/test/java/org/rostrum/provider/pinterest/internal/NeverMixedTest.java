package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.pinterest.internal.analytics.PinterestAnalytics;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.EditableParts.Text;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;

/** Whatever is asked of an account, it goes to the host of the account's environment alone. */
final class NeverMixedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final PinterestProvider provider = new PinterestProvider(Optional.empty());
  private final PinterestAnalytics analytics = new PinterestAnalytics(Optional.empty());
  private final List<URI> asked = new ArrayList<>();

  @FunctionalInterface
  private interface Asking {
    void run() throws NetworkException, InterruptedException;
  }

  @ParameterizedTest
  @CsvSource({
    "production, api.pinterest.com",
    "sandbox, api-sandbox.pinterest.com",
  })
  void everyCallGoesToItsOwnHost(String environment, String host) throws Exception {
    SettingValues service =
        SettingValues.of(
            Map.of("environment", environment, "appId", "1488000"),
            Map.of("appSecret", Secret.of("hush")));
    TestContext context = context(service);
    SettingValues options = Pins.options("12", Optional.of("5"));

    asking(() -> provider.test(context));
    asking(() -> provider.identify(context));
    asking(() -> provider.publish(Pins.request(Pins.vase(), options, Optional.empty()), context));
    asking(() -> provider.publish(Pins.request(Pins.film(), options, Optional.empty()), context));
    asking(() -> provider.list(context, query("boards")));
    asking(() -> provider.list(context, query("sections")));
    asking(() -> provider.create(context, "boards", "Vases", options));
    asking(() -> provider.edit(edit(options), context));
    asking(() -> provider.remove("77", context));
    asking(() -> provider.look("77", context));
    if (environment.equals("production")) {
      asking(() -> analytics.ofAccount(context, DAY, DAY));
    }

    assertThat(asked).hasSizeGreaterThanOrEqualTo(9);
    assertThat(asked).extracting(URI::getHost).containsOnly(host);
    assertThat(provider.authorization(service))
        .filteredOn(OAuth2AuthorizationCode.class::isInstance)
        .extracting(way -> ((OAuth2AuthorizationCode) way).tokenEndpoint().getHost())
        .containsExactly(host);
  }

  /** Nobody answers: what matters is who was asked. */
  private void asking(Asking call) throws InterruptedException {
    int before = asked.size();
    try {
      call.run();
    } catch (NetworkException e) {
      assertThat(e).hasMessageContaining("Pinterest");
    }
    assertThat(asked).hasSizeGreaterThan(before);
  }

  private TestContext context(SettingValues service) {
    return Pins.context(
        service,
        request -> {
          asked.add(request.uri());
          throw new IOException("nobody there");
        },
        "pina_token");
  }

  private static ChoiceQuery query(String lookup) {
    return new ChoiceQuery(lookup, "", Optional.empty(), 10, Pins.options("12", Optional.empty()));
  }

  private static PostEdit edit(SettingValues options) {
    return new PostEdit(
        "77",
        new PostTexts("A vase", "", "", ""),
        options,
        new EditableParts(Set.of(Text.TITLE), Set.of()));
  }
}

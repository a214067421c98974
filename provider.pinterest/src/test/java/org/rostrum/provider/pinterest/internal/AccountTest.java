package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.net.ConnectException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.testkit.host.TestContext;

/** Who an account is, and whether the app is right. */
final class AccountTest {
  private final PinterestProvider provider = new PinterestProvider(Optional.empty());

  @Test
  void aBusinessIsCalledByItsName() throws Exception {
    assertThat(
            identify(
                """
                {"id":"2783136121146311751","username":"norrastudio","account_type":"BUSINESS",
                 "business_name":"Norra Studio","monthly_views":-1,"new_field":1,
                 "profile_image":"https://i.pinimg.com/norra.jpg"}"""))
        .isEqualTo(
            new AccountIdentity(
                "2783136121146311751",
                "Norra Studio",
                "norrastudio",
                Optional.of(URI.create("https://www.example.test/norrastudio/")),
                Optional.of(URI.create("https://i.pinimg.com/norra.jpg"))));
  }

  @Test
  void aPersonIsCalledByTheHandle() throws Exception {
    AccountIdentity person =
        identify("{\"id\":\"1\",\"username\":\"fjord\",\"business_name\":null}");
    assertThat(person.displayName()).isEqualTo("fjord");
    assertThat(person.avatarUrl()).isEmpty();
  }

  @Test
  void aHandleThatCannotStandInAnAddressGivesNone() throws Exception {
    assertThat(identify("{\"id\":\"1\",\"username\":\"../login\"}").profileUrl()).isEmpty();
  }

  @Test
  void anAccountWithoutIdIsAskedForAgain() {
    assertThatThrownBy(() -> identify("{\"username\":\"fjord\"}"))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY));
  }

  @Test
  void aMissingScopeIsNamed() {
    FakeNetwork network =
        new FakeNetwork().on("GET", "/user_account", CannedAnswer.error(401, 3, "No"));
    assertThatThrownBy(() -> provider.identify(context(network)))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.missingScopes()).containsExactly("user_accounts:read"));
  }

  @Test
  void theRightAppIsLetIn() throws Exception {
    FakeNetwork network = token(CannedAnswer.error(401, 283, "The authorization grant is invalid"));
    assertThat(provider.test(context(network))).isEmpty();
    FakeNetwork.Sent sent = network.sent().getFirst();
    assertThat(sent.request().headers().firstValue("authorization"))
        .contains("Basic MTQ4ODAwMDpwcmFjdGljZS1zZWNyZXQ=");
    assertThat(sent.body()).contains("grant_type=refresh_token", "continuous_refresh=true");
  }

  @Test
  void theWrongAppIsNamed() throws Exception {
    assertThat(provider.test(context(token(CannedAnswer.error(401, 2, "Authentication failed.")))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("appSecret");
              assertThat(problem.code()).isEqualTo(SettingProblem.Code.REFUSED);
              assertThat(problem.message()).contains("App ID").doesNotContain("practice-secret");
            });
  }

  @Test
  void aWrongAddressIsNamed() {
    assertThatThrownBy(() -> provider.test(context(token(CannedAnswer.error(404, 0, "Not found")))))
        .hasMessageContaining("API base URL");
    FakeNetwork away =
        new FakeNetwork()
            .react(
                "POST",
                "/oauth/token",
                request -> {
                  throw new NetworkClient.NotSent(
                      "api.example.test is unknown", new ConnectException());
                });
    assertThatThrownBy(() -> provider.test(context(away)))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY))
        .hasMessageContaining("could not be reached");
  }

  private AccountIdentity identify(String account) throws NetworkException, InterruptedException {
    return provider.identify(
        context(new FakeNetwork().on("GET", "/user_account", CannedAnswer.ok(account))));
  }

  private static FakeNetwork token(CannedAnswer answer) {
    return new FakeNetwork().on("POST", "/oauth/token", answer);
  }

  private static TestContext context(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_1");
  }
}

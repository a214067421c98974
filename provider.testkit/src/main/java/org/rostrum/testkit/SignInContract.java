package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.Route;

/** Accounts are connected in a declared way, and known by an id that stays. */
interface SignInContract extends Subject {
  @Test
  default void aWayToConnectIsDeclaredWithoutTheNetwork() {
    List<AuthorizationMethod> ways =
        fixture().services().provider().authorization(fixture().service());
    assertThat(fixture().said(ways)).isNotEmpty();
    ways.forEach(this::assertComplete);
    assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
  }

  private void assertComplete(AuthorizationMethod way) {
    switch (way) {
      case AuthorizationMethod.OAuth2AuthorizationCode oauth -> {
        assertThat(oauth.clientId()).isNotBlank();
        for (URI endpoint : List.of(oauth.authorizationEndpoint(), oauth.tokenEndpoint())) {
          assertThat(endpoint.getScheme().equals("https") || isOnThisMachine(endpoint))
              .as(endpoint + " begins with https://")
              .isTrue();
        }
      }
      case AuthorizationMethod.DiscoveredOAuth2 found -> {
        assertThat(found.help()).as("what to fill in").isNotBlank();
        assertThat(fixture().services().find(AuthorizationServerSource.class))
            .as("an AuthorizationServerSource")
            .isPresent();
        assertThat(fixture().services().provider().descriptor().accountHome().settings())
            .as("what an account is found again by")
            .isNotEmpty();
      }
      case AuthorizationMethod.AppPassword password -> {
        assertThat(password.fields().settings()).as("what to ask for").isNotEmpty();
        assertThat(fixture().services().sessions()).as("a SessionSource").isPresent();
      }
      case AuthorizationMethod.AccessToken token -> {
        assertThat(token.label()).isNotBlank();
        assertThat(token.help()).as("where to make the token").isNotBlank();
      }
    }
  }

  private static boolean isOnThisMachine(URI endpoint) {
    return endpoint.getHost().equals("127.0.0.1") || endpoint.getHost().equals("localhost");
  }

  @Test
  default void anAccountHasAnIdThatStays() throws Exception {
    AccountIdentity first = fixture().services().provider().identify(fixture().context());
    AccountIdentity second = fixture().services().provider().identify(fixture().context());
    assertThat(fixture().said(first).remoteId()).isNotBlank().hasSizeLessThanOrEqualTo(255);
    assertThat(first.displayName()).isNotBlank();
    assertThat(first.handle()).doesNotStartWith("@");
    assertThat(second.remoteId()).isEqualTo(first.remoteId());
  }

  @Test
  default void whyAnAccountCannotBeConnectedIsTold() {
    Route asking = author().calls().identifying().orElse(ANY);
    Map.of(
            NetworkException.Kind.TOKEN_REJECTED, author().refusals().token(),
            NetworkException.Kind.RATE_LIMITED, author().refusals().rateLimit())
        .forEach(
            (kind, answer) -> {
              fixture().network().refuse(asking, answer);
              TestContext context = fixture().context();
              assertThat(
                      fixture()
                          .refusal(
                              () -> fixture().services().provider().identify(context),
                              "identify, answered with " + answer.status())
                          .kind())
                  .isEqualTo(kind);
            });
  }

  @ParameterizedTest
  @EnumSource
  default void noIdentityIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    assertThat(
            new Inquiry(
                    this,
                    "identify",
                    () -> fixture().services().provider().identify(fixture().context()))
                .meetsNonsense(wrong, author().calls().embellishing()))
        .as("calls for identify")
        .isPositive();
  }
}

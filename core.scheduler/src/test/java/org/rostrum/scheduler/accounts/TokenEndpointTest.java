package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.AuthorizationMethod.ClientAuthentication;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.AuthorizationMethod.Pkce;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.HttpNetworkClients;
import org.rostrum.scheduler.network.Reach;

class TokenEndpointTest {
  private static final Secret REFRESH = Secret.of("refresh-token-of-berta");

  private final FakeNetwork network = new FakeNetwork();
  private final HttpNetworkClients clients = new HttpNetworkClients();

  TokenEndpointTest() throws IOException {}

  @AfterEach
  void close() {
    clients.close();
    network.close();
  }

  @Test
  void provesItselfInEveryWay() throws Exception {
    network.answering(200, FakeNetwork.json("{'access_token':'a'}"));

    refresh(ClientAuthentication.BASIC);
    refresh(ClientAuthentication.BASIC_UNENCODED);
    refresh(ClientAuthentication.POST);
    refresh(ClientAuthentication.NONE);

    assertThat(basic(0)).isEqualTo("app+id:s%2Fecret%3A");
    assertThat(basic(1)).isEqualTo("app id:s/ecret:");
    assertThat(network.asked().get(2).authorization()).isEmpty();
    assertThat(network.asked().get(2).form())
        .containsEntry("client_id", "app id")
        .containsEntry("client_secret", "s/ecret:");
    assertThat(network.asked().get(3).authorization()).isEmpty();
    assertThat(network.asked().get(3).form())
        .containsEntry("client_id", "app id")
        .containsEntry("continuous_refresh", "true")
        .doesNotContainKey("client_secret");
  }

  @Test
  void readsAGrantInItsManyForms() throws Exception {
    network.answering(
        200,
        FakeNetwork.json(
            "{'access_token':'a','token_type':'Bearer','expires_in':'60','refresh_token':'r',"
                + "'refresh_token_expires_in':120,'scope':'one two,three, four'}"));
    TokenGrant grant = refresh(ClientAuthentication.BASIC);
    assertThat(grant.expiresIn()).contains(Duration.ofMinutes(1));
    assertThat(grant.refreshExpiresIn()).contains(Duration.ofMinutes(2));
    assertThat(grant.scopes()).containsExactlyInAnyOrder("one", "two", "three", "four");

    network.answering(200, FakeNetwork.json("{'access_token':'a','scope':['one','two']}"));
    TokenGrant bare = refresh(ClientAuthentication.BASIC);
    assertThat(bare.expiresIn()).isEmpty();
    assertThat(bare.refreshToken()).isEmpty();
    assertThat(bare.scopes()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void refusesATokenOfAnotherType() {
    network.answering(200, FakeNetwork.json("{'access_token':'a','token_type':'mac'}"));

    assertThatThrownBy(() -> refresh(ClientAuthentication.BASIC))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.REFUSED));
  }

  @Test
  void readsAnErrorInASuccess() {
    network.answering(200, FakeNetwork.json("{'error':'invalid_grant'}"));

    assertThatThrownBy(() -> refresh(ClientAuthentication.BASIC)).isInstanceOf(GrantOver.class);
  }

  @Test
  void showsTheNetworksWordsButNothingThatWasSent() {
    network.answering(
        400, FakeNetwork.json("{'error':'invalid_scope','error_description':'boards are odd'}"));
    assertThatThrownBy(() -> refresh(ClientAuthentication.BASIC))
        .hasMessageContaining("invalid_scope: boards are odd");

    network.answering(
        400,
        FakeNetwork.json(
            "{'error':'invalid_grant','error_description':'refresh-token-of-berta is odd'}"));
    assertThatThrownBy(() -> refresh(ClientAuthentication.BASIC))
        .isInstanceOf(GrantOver.class)
        .hasMessageNotContaining("refresh-");
  }

  private TokenGrant refresh(ClientAuthentication how) throws Exception {
    OAuth2AuthorizationCode method =
        new OAuth2AuthorizationCode(
            URI.create("https://pinnwand.example/consent"),
            network.tokenEndpoint(),
            "app id",
            Optional.of(Secret.of("s/ecret:")),
            how,
            java.util.List.of(),
            " ",
            Pkce.UNSUPPORTED,
            Map.of(),
            Map.of(),
            Map.of("continuous_refresh", "true"),
            java.util.Set.of());
    return new TokenEndpoint("Pinnwand", method)
        .refresh(clients.until(Deadline.in(Duration.ofSeconds(20)), Reach.ANY), REFRESH);
  }

  private String basic(int request) {
    String header = network.asked().get(request).authorization().orElse("").substring(6);
    return new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
  }
}

package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;

final class TokensTest {

  private static final PinterestDescription DESCRIPTION = new PinterestDescription();

  private PinterestSimulator simulator;
  private OAuthWalk walk;

  @BeforeEach
  void start() throws IOException {
    simulator = OAuthWalk.simulator();
    walk = new OAuthWalk(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void consentGivesACodeAndTheCodeGivesTokens() throws Exception {
    Map<String, String> back = walk.consent("fjordkeramik", "give");
    assertThat(back).containsEntry("state", "s t&1");

    HttpResponse<String> response =
        walk.exchange(back.getOrDefault("code", ""), OAuthWalk.CALLBACK);
    JsonNode answer = OAuthWalk.json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("access_token").asText()).startsWith("pina_");
    assertThat(answer.path("refresh_token").asText()).startsWith("pinr_");
    assertThat(answer.path("expires_in").asLong()).isEqualTo(30L * 24 * 3600);
    assertThat(answer.path("refresh_token_expires_in").asLong()).isEqualTo(60L * 24 * 3600);
    assertThat(Set.of(answer.path("scope").asText().split(",")))
        .isEqualTo(Set.of(OAuthWalk.SCOPES.split(",")));
    assertThat(
            DESCRIPTION.validateResponse(
                "POST", "/oauth/token", 200, "application/json", Body.of(response.body())))
        .isEmpty();
    Practice connected =
        Practice.withToken(simulator, Environment.SANDBOX, answer.path("access_token").asText());
    assertThat(connected.get("/user_account").text("username")).isEqualTo("fjordkeramik");
  }

  @Test
  void codeIsGoodOnce() throws Exception {
    String code = walk.code();
    assertThat(walk.exchange(code, OAuthWalk.CALLBACK).statusCode()).isEqualTo(200);
    deadGrant(walk.exchange(code, OAuthWalk.CALLBACK));
  }

  @Test
  void codeIsBoundToRedirectUriAppAndTime() throws Exception {
    deadGrant(walk.exchange(walk.code(), OAuthWalk.CALLBACK + "?"));
    deadGrant(
        walk.token(
            Environment.SANDBOX,
            "2000:other-secret",
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                walk.code(),
                "redirect_uri",
                OAuthWalk.CALLBACK)));
    String late = walk.code();
    simulator.advance(Duration.ofMinutes(10));
    deadGrant(walk.exchange(late, OAuthWalk.CALLBACK));
  }

  @Test
  void clientMustAuthenticate() throws Exception {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            walk.code(),
            "redirect_uri",
            OAuthWalk.CALLBACK);
    for (String credentials : List.of("1488000:wrong", "999:practice-secret", "nonsense")) {
      HttpResponse<String> response = walk.token(Environment.SANDBOX, credentials, form);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(OAuthWalk.json(response).path("code").asInt()).isEqualTo(2);
    }
  }

  @Test
  void refreshRotatesAndTheUsedTokenIsDead() throws Exception {
    JsonNode first = OAuthWalk.json(walk.exchange(walk.code(), OAuthWalk.CALLBACK));
    String used = first.path("refresh_token").asText();
    HttpResponse<String> response = walk.refresh(Environment.SANDBOX, used);
    JsonNode second = OAuthWalk.json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(second.path("refresh_token").asText()).startsWith("pinr_").isNotEqualTo(used);
    assertThat(second.path("scope").asText()).contains(" ").doesNotContain(",");
    assertThat(
            DESCRIPTION.validateResponse(
                "POST", "/oauth/token", 200, "application/json", Body.of(response.body())))
        .isEmpty();
    deadGrant(walk.refresh(Environment.SANDBOX, used));
    assertThat(
            walk.refresh(Environment.SANDBOX, second.path("refresh_token").asText()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tokensLiveThirtyAndSixtyDays() throws Exception {
    JsonNode tokens = OAuthWalk.json(walk.exchange(walk.code(), OAuthWalk.CALLBACK));
    Practice connected =
        Practice.withToken(simulator, Environment.SANDBOX, tokens.path("access_token").asText());
    simulator.advance(Duration.ofDays(30).minusSeconds(5));
    assertThat(connected.get("/user_account").status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(5));
    Practice.Answer expired = connected.get("/user_account");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.code()).isEqualTo(2);

    simulator.advance(Duration.ofDays(30));
    deadGrant(walk.refresh(Environment.SANDBOX, tokens.path("refresh_token").asText()));
  }

  @Test
  void tokensBelongToTheirEnvironment() throws Exception {
    JsonNode tokens = OAuthWalk.json(walk.exchange(walk.code(), OAuthWalk.CALLBACK));
    Practice elsewhere =
        Practice.withToken(simulator, Environment.PRODUCTION, tokens.path("access_token").asText());
    Practice.Answer refused = elsewhere.get("/user_account");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo(2);
    deadGrant(walk.refresh(Environment.PRODUCTION, tokens.path("refresh_token").asText()));
  }

  @Test
  void refreshTokenIsNoAccessToken() throws Exception {
    JsonNode tokens = OAuthWalk.json(walk.exchange(walk.code(), OAuthWalk.CALLBACK));
    Practice wrong =
        Practice.withToken(simulator, Environment.SANDBOX, tokens.path("refresh_token").asText());
    assertThat(wrong.get("/boards").code()).isEqualTo(2);
    deadGrant(walk.refresh(Environment.SANDBOX, tokens.path("access_token").asText()));
  }

  @Test
  void clientCredentialsGiveNoRefreshToken() throws Exception {
    HttpResponse<String> response =
        walk.token(
            Environment.SANDBOX,
            "1488000:practice-secret",
            Map.of("grant_type", "client_credentials", "scope", "boards:read"));
    assertThat(OAuthWalk.json(response).path("access_token").asText()).startsWith("pina_");
    assertThat(OAuthWalk.json(response).has("refresh_token")).isFalse();
  }

  @Test
  void malformedTokenRequestsAreRefused() throws Exception {
    String app = "1488000:practice-secret";
    for (Map<String, String> form :
        List.of(
            Map.<String, String>of(),
            Map.of("grant_type", "password"),
            Map.of("grant_type", "authorization_code", "code", "x"),
            Map.of("grant_type", "refresh_token"))) {
      HttpResponse<String> response = walk.token(Environment.SANDBOX, app, form);
      assertThat(response.statusCode()).as("%s", form).isEqualTo(400);
      assertThat(OAuthWalk.json(response).path("code").asInt()).isEqualTo(1);
    }
  }

  @Test
  void sameSeedGivesTheSameTokens() throws Exception {
    String here = simulator.issueToken("norrastudio", Environment.SANDBOX, Set.of("boards:read"));
    try (PinterestSimulator twin = PinterestSimulator.start(SimulatorConfig.defaults());
        PinterestSimulator other =
            PinterestSimulator.start(SimulatorConfig.defaults().withSeed(2))) {
      assertThat(twin.issueToken("norrastudio", Environment.SANDBOX, Set.of("boards:read")))
          .isEqualTo(here);
      assertThat(other.issueToken("norrastudio", Environment.SANDBOX, Set.of("boards:read")))
          .isNotEqualTo(here);
    }
  }

  private void deadGrant(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .isEqualTo("{\"code\":283,\"message\":\"The authorization grant is invalid\"}");
  }
}

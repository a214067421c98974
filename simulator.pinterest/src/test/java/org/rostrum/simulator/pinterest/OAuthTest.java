package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.oauth.App;

final class OAuthTest {

  private static final String CALLBACK = "http://localhost:8080/oauth/callback";
  private static final String SCOPES = "boards:read,pins:read,user_accounts:read";
  private static final PinterestDescription DESCRIPTION = new PinterestDescription();

  private final HttpClient http = HttpClient.newHttpClient();
  private PinterestSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withApps(
                    List.of(
                        App.practice(Set.of(CALLBACK)),
                        new App("2000", "other-secret", Set.of(CALLBACK)))));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void consentPageNamesItselfTheScopesAndThePeople() throws Exception {
    HttpResponse<String> page = ask(Map.of());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("practice Pinterest", "Norra Studio", "Fjord Keramik", "See your public Pins")
        .contains("Give access", "Cancel");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'self'");
    assertThat(page.headers().firstValue("set-cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict");
  }

  @Test
  void consentGivesACodeAndTheCodeGivesTokens() throws Exception {
    Map<String, String> back = consent("fjordkeramik", "give");
    assertThat(back).containsEntry("state", "s t&1");

    HttpResponse<String> response = exchange(back.getOrDefault("code", ""), CALLBACK);
    JsonNode answer = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("access_token").asText()).startsWith("pina_");
    assertThat(answer.path("refresh_token").asText()).startsWith("pinr_");
    assertThat(answer.path("expires_in").asLong()).isEqualTo(30L * 24 * 3600);
    assertThat(answer.path("refresh_token_expires_in").asLong()).isEqualTo(60L * 24 * 3600);
    assertThat(Set.of(answer.path("scope").asText().split(",")))
        .isEqualTo(Set.of(SCOPES.split(",")));
    assertThat(
            DESCRIPTION.validateResponse(
                "POST", "/oauth/token", 200, "application/json", Body.of(response.body())))
        .isEmpty();
    Practice connected =
        Practice.withToken(simulator, Environment.SANDBOX, answer.path("access_token").asText());
    assertThat(connected.get("/user_account").text("username")).isEqualTo("fjordkeramik");
  }

  @Test
  void cancelSaysAccessDenied() throws Exception {
    assertThat(consent("norrastudio", "cancel"))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s t&1")
        .doesNotContainKey("code");
  }

  @Test
  void nobodyIsSentToAnUnregisteredAddress() throws Exception {
    for (Map<String, String> changed :
        List.of(
            Map.of("redirect_uri", CALLBACK + "/"),
            Map.of("redirect_uri", "http://127.0.0.1:8080/oauth/callback"),
            Map.of("client_id", "999"))) {
      HttpResponse<String> page = ask(changed);
      assertThat(page.statusCode()).as("%s", changed).isEqualTo(400);
      assertThat(page.headers().firstValue("location")).isEmpty();
    }
  }

  @Test
  void wrongScopesAndResponseTypesGoBackAsErrors() throws Exception {
    assertThat(location(ask(Map.of("scope", "boards:read,everything"))))
        .containsEntry("error", "invalid_scope");
    assertThat(location(ask(Map.of("response_type", "token"))))
        .containsEntry("error", "unsupported_response_type");
  }

  @Test
  void formOfAnotherBrowserOrAnotherTimeIsRefused() throws Exception {
    HttpResponse<String> page = ask(Map.of());
    String ticket = ticket(page);
    Map<String, String> form = Map.of("ticket", ticket, "user", "norrastudio", "decision", "give");
    assertThat(decide(form, "practice_consent=stranger").statusCode()).isEqualTo(400);
    // The stranger has spent the ticket.
    assertThat(decide(form, cookie(page)).statusCode()).isEqualTo(400);

    HttpResponse<String> old = ask(Map.of());
    simulator.advance(Duration.ofMinutes(10));
    Map<String, String> late =
        Map.of("ticket", ticket(old), "user", "norrastudio", "decision", "give");
    assertThat(decide(late, cookie(old)).statusCode()).isEqualTo(400);
  }

  @Test
  void codeIsGoodOnce() throws Exception {
    String code = code();
    assertThat(exchange(code, CALLBACK).statusCode()).isEqualTo(200);
    deadGrant(exchange(code, CALLBACK));
  }

  @Test
  void codeIsBoundToRedirectUriAppAndTime() throws Exception {
    deadGrant(exchange(code(), CALLBACK + "?"));
    deadGrant(
        token(
            Environment.SANDBOX,
            "2000:other-secret",
            Map.of("grant_type", "authorization_code", "code", code(), "redirect_uri", CALLBACK)));
    String late = code();
    simulator.advance(Duration.ofMinutes(10));
    deadGrant(exchange(late, CALLBACK));
  }

  @Test
  void clientMustAuthenticate() throws Exception {
    Map<String, String> form =
        Map.of("grant_type", "authorization_code", "code", code(), "redirect_uri", CALLBACK);
    for (String credentials : List.of("1488000:wrong", "999:practice-secret", "nonsense")) {
      HttpResponse<String> response = token(Environment.SANDBOX, credentials, form);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(json(response).path("code").asInt()).isEqualTo(2);
    }
  }

  @Test
  void refreshRotatesAndTheUsedTokenIsDead() throws Exception {
    JsonNode first = json(exchange(code(), CALLBACK));
    String used = first.path("refresh_token").asText();
    HttpResponse<String> response = refresh(Environment.SANDBOX, used);
    JsonNode second = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(second.path("refresh_token").asText()).startsWith("pinr_").isNotEqualTo(used);
    assertThat(second.path("scope").asText()).contains(" ").doesNotContain(",");
    assertThat(
            DESCRIPTION.validateResponse(
                "POST", "/oauth/token", 200, "application/json", Body.of(response.body())))
        .isEmpty();
    deadGrant(refresh(Environment.SANDBOX, used));
    assertThat(refresh(Environment.SANDBOX, second.path("refresh_token").asText()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tokensLiveThirtyAndSixtyDays() throws Exception {
    JsonNode tokens = json(exchange(code(), CALLBACK));
    Practice connected =
        Practice.withToken(simulator, Environment.SANDBOX, tokens.path("access_token").asText());
    simulator.advance(Duration.ofDays(30).minusSeconds(5));
    assertThat(connected.get("/user_account").status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(5));
    Practice.Answer expired = connected.get("/user_account");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.code()).isEqualTo(2);

    simulator.advance(Duration.ofDays(30));
    deadGrant(refresh(Environment.SANDBOX, tokens.path("refresh_token").asText()));
  }

  @Test
  void tokensBelongToTheirEnvironment() throws Exception {
    JsonNode tokens = json(exchange(code(), CALLBACK));
    Practice elsewhere =
        Practice.withToken(simulator, Environment.PRODUCTION, tokens.path("access_token").asText());
    Practice.Answer refused = elsewhere.get("/user_account");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo(2);
    deadGrant(refresh(Environment.PRODUCTION, tokens.path("refresh_token").asText()));
  }

  @Test
  void refreshTokenIsNoAccessToken() throws Exception {
    JsonNode tokens = json(exchange(code(), CALLBACK));
    Practice wrong =
        Practice.withToken(simulator, Environment.SANDBOX, tokens.path("refresh_token").asText());
    assertThat(wrong.get("/boards").code()).isEqualTo(2);
    deadGrant(refresh(Environment.SANDBOX, tokens.path("access_token").asText()));
  }

  @Test
  void clientCredentialsGiveNoRefreshToken() throws Exception {
    HttpResponse<String> response =
        token(
            Environment.SANDBOX,
            "1488000:practice-secret",
            Map.of("grant_type", "client_credentials", "scope", "boards:read"));
    assertThat(json(response).path("access_token").asText()).startsWith("pina_");
    assertThat(json(response).has("refresh_token")).isFalse();
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
      HttpResponse<String> response = token(Environment.SANDBOX, app, form);
      assertThat(response.statusCode()).as("%s", form).isEqualTo(400);
      assertThat(json(response).path("code").asInt()).isEqualTo(1);
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

  private String code() throws Exception {
    return consent("norrastudio", "give").getOrDefault("code", "");
  }

  private Map<String, String> consent(String user, String decision) throws Exception {
    HttpResponse<String> page = ask(Map.of());
    return location(
        decide(Map.of("ticket", ticket(page), "user", user, "decision", decision), cookie(page)));
  }

  private HttpResponse<String> ask(Map<String, String> changed) throws Exception {
    Map<String, String> query =
        new LinkedHashMap<>(
            Map.of(
                "client_id",
                App.PRACTICE_ID,
                "redirect_uri",
                CALLBACK,
                "response_type",
                "code",
                "scope",
                SCOPES,
                "state",
                "s t&1"));
    query.putAll(changed);
    return http.send(
        HttpRequest.newBuilder(URI.create(simulator.authorizeUrl() + "?" + encode(query))).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> decide(Map<String, String> form, String cookie) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(simulator.authorizeUrl()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> exchange(String code, String redirectUri) throws Exception {
    return token(
        Environment.SANDBOX,
        "1488000:practice-secret",
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirectUri,
            "continuous_refresh",
            "true"));
  }

  private HttpResponse<String> refresh(Environment environment, String refreshToken)
      throws Exception {
    return token(
        environment,
        "1488000:practice-secret",
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", refreshToken,
            "continuous_refresh", "true"));
  }

  private HttpResponse<String> token(
      Environment environment, String credentials, Map<String, String> form) throws Exception {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(simulator.apiUrl(environment) + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    String location = response.headers().firstValue("location").orElse("");
    assertThat(location).startsWith(CALLBACK + "?");
    return Request.decodeFields(location.substring(CALLBACK.length() + 1));
  }

  private static String cookie(HttpResponse<String> page) {
    String cookie = page.headers().firstValue("set-cookie").orElse("");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static String ticket(HttpResponse<String> page) {
    Matcher matcher = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.oauth.App;

/** A browser and an app that connect to a simulator, for tests. */
final class OAuthWalk {

  static final String CALLBACK = "http://localhost:8080/oauth/callback";
  static final String SCOPES = "boards:read,pins:read,user_accounts:read";
  static final List<App> APPS =
      List.of(App.practice(Set.of(CALLBACK)), new App("2000", "other-secret", Set.of(CALLBACK)));

  private final HttpClient http = HttpClient.newHttpClient();
  private final PinterestSimulator simulator;

  OAuthWalk(PinterestSimulator simulator) {
    this.simulator = simulator;
  }

  /** A simulator that knows the practice app and another one. */
  static PinterestSimulator simulator() throws IOException {
    return PinterestSimulator.start(SimulatorConfig.defaults().withApps(APPS));
  }

  String code() throws Exception {
    return consent("norrastudio", "give").getOrDefault("code", "");
  }

  Map<String, String> consent(String user, String decision) throws Exception {
    HttpResponse<String> page = ask(Map.of());
    return location(
        decide(Map.of("ticket", ticket(page), "user", user, "decision", decision), cookie(page)));
  }

  HttpResponse<String> ask(Map<String, String> changed) throws Exception {
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

  HttpResponse<String> decide(Map<String, String> form, String cookie) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(simulator.authorizeUrl()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> exchange(String code, String redirectUri) throws Exception {
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

  HttpResponse<String> refresh(Environment environment, String refreshToken) throws Exception {
    return token(
        environment,
        "1488000:practice-secret",
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", refreshToken,
            "continuous_refresh", "true"));
  }

  HttpResponse<String> token(Environment environment, String credentials, Map<String, String> form)
      throws Exception {
    return post(environment, "/oauth/token", credentials, form);
  }

  HttpResponse<String> revoke(Environment environment, String token) throws Exception {
    return post(
        environment, "/oauth/token/revoke", "1488000:practice-secret", Map.of("token", token));
  }

  private HttpResponse<String> post(
      Environment environment, String path, String credentials, Map<String, String> form)
      throws Exception {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(simulator.apiUrl(environment) + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, String> location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    String location = response.headers().firstValue("location").orElse("");
    assertThat(location).startsWith(CALLBACK + "?");
    return Request.decodeFields(location.substring(CALLBACK.length() + 1));
  }

  static String cookie(HttpResponse<String> page) {
    String cookie = page.headers().firstValue("set-cookie").orElse("");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  static String ticket(HttpResponse<String> page) {
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

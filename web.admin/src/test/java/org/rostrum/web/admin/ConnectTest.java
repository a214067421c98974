package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.web.admin.fakes.FakeAccess;
import org.rostrum.web.admin.fakes.FakeAccounts;

class ConnectTest {
  private static final String CONSENT = "/api/v1/providers/pinterest/connect/consent";
  private static final String BROWSER = "b".repeat(43);

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> comeBack(String query, String cookies) {
    return server.send(server.request("/oauth/callback?" + query).header("Cookie", cookies));
  }

  private static String cookies() {
    return "rostrum_session=" + FakeAccess.SESSION + "; rostrum_browser=" + BROWSER;
  }

  @Test
  void beginningBindsTheFlowToTheBrowser() {
    HttpResponse<String> answer = server.post(CONSENT, "{\"returnPath\":\"/accounts\"}");

    assertThat(tree(answer).get("authorizeUrl").asText()).startsWith("https://network.example/");
    assertThat(header(answer, "Set-Cookie"))
        .contains("; Max-Age=900", "; HttpOnly", "; SameSite=Lax", "; Secure");
    assertThat(server.platform.accounts.browsers).hasSize(1);
    assertThat(header(answer, "Set-Cookie"))
        .startsWith("rostrum_browser=" + server.platform.accounts.browsers.getFirst() + ";");
  }

  @Test
  void theEnvironmentGoesAlongHoweverAnAccountIsConnected() {
    server.post(CONSENT, "{\"returnPath\":\"/accounts\",\"environment\":\"production\"}");
    server.post(
        "/api/v1/providers/pinterest/connect",
        "{\"method\":\"TOKEN\",\"environment\":\"sandbox\",\"fields\":{\"token\":\"t\"}}");

    assertThat(server.platform.accounts.targets)
        .extracting(ConnectTarget::environment)
        .containsExactly(Optional.of("production"), Optional.of("sandbox"));
  }

  @Test
  void whatAnEnvironmentChangesIsToldBefore() {
    JsonNode check = tree(server.get("/api/v1/providers/pinterest/environments/live/check"));
    assertThat(check.at("/environment/label").asText()).isEqualTo("Production");
    assertThat(check.at("/notes/0").asText()).isEqualTo("Everybody sees it.");
    assertThat(check.at("/elsewhere/0/ahead").asInt()).isEqualTo(3);

    JsonNode settings = tree(server.get("/api/v1/providers/pinterest/settings?environment=live"));
    assertThat(settings.at("/values/appId").asText()).isEqualTo("live");
    assertThat(tree(server.get("/api/v1/providers/pinterest")).at("/environments/0/ready"))
        .isEqualTo(BooleanNode.TRUE);
  }

  @Test
  void whatAServerIsFoundByGoesAlong() {
    server.post(CONSENT, "{\"returnPath\":\"/accounts\",\"fields\":{\"handle\":\"ada.example\"}}");
    server.post(CONSENT, "{\"returnPath\":\"/accounts\"}");

    assertThat(server.platform.accounts.filledIn)
        .extracting(
            fields ->
                fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue().expose())
                    .toList())
        .containsExactly(List.of("handle=ada.example"), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/providers/pinterest/connect {\"method\":\"FIELDS\",\"fields\":%s}",
        CONSENT + " {\"returnPath\":\"/accounts\",\"fields\":%s}"
      })
  void aFieldWithoutAValueIsNotFilledIn(String request) {
    String[] parts = request.formatted("{\"name\":null,\"server\":\"s\"}").split(" ", 2);

    assertThat(server.post(parts[0], parts[1]).statusCode()).isEqualTo(200);

    assertThat(server.platform.accounts.filledIn.getFirst()).containsOnlyKeys("server");
  }

  @Test
  void anAccountSaysWhereItIs() {
    JsonNode account = tree(server.get("/api/v1/accounts/" + FakeAccounts.ACCOUNT));

    assertThat(account.get("home").toString())
        .isEqualTo("[{\"key\":\"server\",\"label\":\"Server\",\"value\":\"https://pds.example\"}]");
  }

  @Test
  void serversReadWhoThisInstallationIsWithoutSigningIn() {
    HttpResponse<String> answer = server.send(server.request("/oauth/client/chirp.json"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=600");
    assertThat(tree(answer).path("client_id").asText())
        .isEqualTo("https://rostrum.example/oauth/client/chirp.json");
    for (String other : new String[] {"/absent.json", "/chirp", "", "/", "/%2e%2e/chirp.json"}) {
      assertThat(server.send(server.request("/oauth/client" + other)).statusCode())
          .as(other)
          .isIn(400, 404);
    }
  }

  @Test
  void goesOnWhereTheCookiesAre() {
    try (TestServer named = new TestServer("http://localhost:8080")) {
      HttpResponse<String> answer =
          named.send(
              named.request("/oauth/callback?code=a%20b&state=s1").header("Cookie", cookies()));

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(header(answer, "Location"))
          .isEqualTo("http://localhost:8080/oauth/callback?code=a%20b&state=s1");
      assertThat(named.platform.accounts.callbacks).isEmpty();
    }
    try (TestServer numbered = new TestServer("http://127.0.0.1:8080")) {
      HttpResponse<String> answer =
          numbered.send(
              numbered.request("/oauth/callback?code=c1&state=s1").header("Cookie", cookies()));
      assertThat(header(answer, "Location")).startsWith("/accounts?connected=");
    }
  }

  @Test
  void aSecondFlowInTheSameBrowserKeepsItsSecret() {
    server.send(
        json(server.request(CONSENT))
            .header("Cookie", cookies())
            .header("Origin", server.origin())
            .POST(BodyPublishers.ofString("{\"returnPath\":\"/accounts\"}")));

    assertThat(server.platform.accounts.browsers).containsExactly(BROWSER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\\\evil.example",
        "/\\t/evil.example",
        "javascript:alert(1)",
        "accounts",
        "",
        "/a\\nb"
      })
  void aReturnPathElsewhereIsRefused(String path) {
    HttpResponse<String> answer = server.post(CONSENT, "{\"returnPath\":\"" + path + "\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(server.platform.accounts.browsers).isEmpty();
  }

  @Test
  void comingBackEndsTheFlowAndGoesOnToTheConsole() {
    server.platform.accounts.returnPath = "/setup?step=3";
    HttpResponse<String> answer = comeBack("state=s1&code=c1", cookies());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location"))
        .isEqualTo("/setup?step=3&connected=" + FakeAccounts.ACCOUNT + "&fresh=true");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'self'");
    assertThat(server.platform.accounts.callbacks.getFirst()).containsEntry("code", "c1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/ok\r\nSet-Cookie: a=b"
      })
  void evenAStoredReturnPathLeadsNowhereElse(String path) {
    server.platform.accounts.returnPath = path;
    HttpResponse<String> answer = comeBack("state=s1&code=c1", cookies());

    assertThat(header(answer, "Location")).startsWith("/accounts?connected=");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aRefusalIsToldToTheConsoleWithoutBecomingMarkup() {
    HttpResponse<String> answer = comeBack("state=other&code=c1", cookies());

    assertThat(header(answer, "Location"))
        .isEqualTo(
            "/accounts?connectError=state-unknown"
                + "&connectMessage=Unknown+state+%26+%3Cb%3Emore%3C%2Fb%3E.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state=s1&state=s1&code=c", "code=c&state=s1&code=d", "code=%00&state=%ff"})
  void aDoubledOrUnreadableParameterIsRefused(String query) {
    assertThat(header(comeBack(query, cookies()), "Location"))
        .startsWith("/accounts?connectError=callback-malformed");
    assertThat(server.platform.accounts.callbacks).isEmpty();
  }

  @Test
  void anotherBrowserOrNobodySignedInIsRefused() {
    assertThat(header(comeBack("state=s1", "rostrum_session=" + FakeAccess.SESSION), "Location"))
        .startsWith("/accounts?connectError=browser-mismatch");
    assertThat(header(comeBack("state=s1", "rostrum_browser=" + BROWSER), "Location"))
        .startsWith("/accounts?connectError=sign-in-needed");
    assertThat(server.platform.accounts.callbacks).isEmpty();
  }

  @Test
  void theGuideNamesTheRedirectUri() {
    HttpResponse<String> answer = server.get("/api/v1/providers/pinterest");

    assertThat(tree(answer).at("/setupGuide/0/copy/0/text").asText())
        .isEqualTo("https://rostrum.example/oauth/callback");
    assertThat(tree(answer).at("/rateLimits/0/windowSeconds").asDouble()).isEqualTo(60.0);
    assertThat(tree(answer).at("/serviceSettings/settings/1/pattern").asText()).isEqualTo("[a-z]+");
    assertThat(tree(answer).at("/serviceSettings/settings/1/visibleWhen/values/0").asText())
        .isEqualTo("a");
  }

  @Test
  void anAddressOfTheNetworkThatIsNoWebAddressIsLeftOut() {
    assertThat(tree(server.get("/api/v1/accounts")).at("/items/0/identity/profileUrl").isNull())
        .isTrue();
  }

  @Test
  void liveChoicesCarryTheFormSoFar() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/accounts/" + FakeAccounts.ACCOUNT + "/choices/board",
            "{\"search\":\"sun\",\"options\":{\"a\":\"1\",\"b\":null}}");

    assertThat(tree(answer).at("/items/0/label").asText()).isEqualTo("board:sun:{a=1}");
    assertThat(tree(answer).get("nextCursor").asText()).isEqualTo("c2");
  }

  @Test
  void aNewChoiceIsMade() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/accounts/" + FakeAccounts.ACCOUNT + "/choices/board/create",
            "{\"label\":\"Sunsets\"}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(tree(answer).get("value").asText()).isEqualTo("b9");
  }
}

package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.web.admin.fakes.FakeAccess;

class SignInTest {
  private static final String SIGN_IN =
      "{\"email\":\"ada@example.org\",\"password\":\"" + FakeAccess.PASSWORD + "\"}";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStrangerIsToldToSignIn() {
    HttpResponse<String> answer = server.send(server.request("/api/v1/accounts"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
    assertThat(tree(answer).get("type").asText()).isEqualTo("/problems/sign-in-needed");
    assertThat(tree(answer).get("problems").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v1/setup/",
        "/api/v1/setup;a=b",
        "/api/v1//setup",
        "/api/v1/openapi.json;x",
        "/api/v1/accounts/../accounts"
      })
  void onlyTheListedAddressesArePublic(String path) {
    assertThat(server.send(server.request(path)).statusCode()).isIn(400, 401);
  }

  @Test
  void theCookieAndTheTokenBothSayWhoCalls() {
    HttpResponse<String> browser = server.get("/api/v1/session");
    HttpResponse<String> program =
        server.send(
            server
                .request("/api/v1/session")
                .header("Authorization", "bearer " + FakeAccess.TOKEN));

    assertThat(browser.statusCode()).isEqualTo(200);
    assertThat(tree(browser).at("/workspace/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(tree(browser).get("version").asText()).isEqualTo("1.2.3");
    assertThat(tree(program).at("/user/name").asText()).isEqualTo("Ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic YTpi", "rst_token-of-ada"})
  void aBadAuthorizationIsNotSavedByAGoodCookie(String authorization) {
    HttpResponse<String> answer =
        server.send(server.signedIn("/api/v1/session").header("Authorization", authorization));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(tree(answer).get("code").asText()).isEqualTo("token-refused");
  }

  @Test
  void signingInSetsACookieThatScriptsCannotReadAndThatTravelsEncrypted() {
    HttpResponse<String> answer =
        server.send(json(server.request("/api/v1/session")).POST(BodyPublishers.ofString(SIGN_IN)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Set-Cookie"))
        .startsWith("rostrum_session=" + FakeAccess.SESSION + "; Path=/; Max-Age=")
        .contains("; HttpOnly", "; SameSite=Lax", "; Secure");
    assertThat(answer.body()).doesNotContain(FakeAccess.SESSION);
    assertThat(server.platform.access.addresses).containsExactly("127.0.0.1");
  }

  @Test
  void aWrongPasswordIsRefusedWithoutBeingRepeated() {
    HttpResponse<String> answer =
        server.send(
            json(server.request("/api/v1/session"))
                .POST(BodyPublishers.ofString(SIGN_IN.replace(FakeAccess.PASSWORD, "swordfish"))));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("swordfish");
  }

  @Test
  void malformedJsonIsRefusedWithoutQuotingIt() {
    HttpResponse<String> answer =
        server.send(
            json(server.request("/api/v1/session"))
                .POST(BodyPublishers.ofString("{\"password\": swordfish}")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("swordfish").contains("line 1");
  }

  @Test
  void signingOutEndsTheSessionAndForgetsTheCookie() {
    HttpResponse<String> answer = server.send(server.signedIn("/api/v1/session").DELETE());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Set-Cookie")).startsWith("rostrum_session=; Path=/; Max-Age=0");
    assertThat(server.get("/api/v1/session").statusCode()).isEqualTo(401);
  }

  @Test
  void setupMakesTheOwnerOrNamesEveryMissingField() {
    HttpRequest.Builder incomplete =
        json(server.request("/api/v1/setup"))
            .POST(BodyPublishers.ofString("{\"token\":\"t\",\"zone\":\"Mars/Base\"}"));
    HttpRequest.Builder complete =
        json(server.request("/api/v1/setup"))
            .POST(
                BodyPublishers.ofString(
                    """
                    {"token":"t","name":"Ada","email":"a@b.c","password":"correct horse battery",
                     "workspace":"Studio","zone":"Europe/Berlin"}"""));

    assertThat(tree(server.send(server.request("/api/v1/setup"))).get("required").asBoolean())
        .isTrue();
    HttpResponse<String> refused = server.send(incomplete);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(tree(refused).get("problems").findValuesAsText("field"))
        .containsExactly("name", "email", "password", "workspace", "zone");
    HttpResponse<String> made = server.send(complete);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(header(made, "Set-Cookie")).startsWith("rostrum_session=");
    assertThat(server.platform.access.owners).hasSize(1);
  }

  @Test
  void aTokenIsShownOnce() {
    HttpResponse<String> made =
        server.post("/api/v1/tokens", "{\"name\":\"robot\",\"permissions\":[\"READ\"]}");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(tree(made).get("token").asText()).isEqualTo("rst_fresh");
    assertThat(tree(made).at("/view/expiresAt").isNull()).isTrue();
  }
}

package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConsentTest {

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
  void consentPageNamesItselfTheScopesAndThePeople() throws Exception {
    HttpResponse<String> page = walk.ask(Map.of());
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
  void cancelSaysAccessDenied() throws Exception {
    assertThat(walk.consent("norrastudio", "cancel"))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s t&1")
        .doesNotContainKey("code");
  }

  @Test
  void nobodyIsSentToAnUnregisteredAddress() throws Exception {
    for (Map<String, String> changed :
        List.of(
            Map.of("redirect_uri", OAuthWalk.CALLBACK + "/"),
            Map.of("redirect_uri", "http://127.0.0.1:8080/oauth/callback"),
            Map.of("client_id", "999"))) {
      HttpResponse<String> page = walk.ask(changed);
      assertThat(page.statusCode()).as("%s", changed).isEqualTo(400);
      assertThat(page.headers().firstValue("location")).isEmpty();
    }
  }

  @Test
  void wrongScopesAndResponseTypesGoBackAsErrors() throws Exception {
    assertThat(OAuthWalk.location(walk.ask(Map.of("scope", "boards:read,everything"))))
        .containsEntry("error", "invalid_scope");
    assertThat(OAuthWalk.location(walk.ask(Map.of("response_type", "token"))))
        .containsEntry("error", "unsupported_response_type");
  }

  @Test
  void formOfAnotherBrowserOrAnotherTimeIsRefused() throws Exception {
    HttpResponse<String> page = walk.ask(Map.of());
    String ticket = OAuthWalk.ticket(page);
    Map<String, String> form = Map.of("ticket", ticket, "user", "norrastudio", "decision", "give");
    assertThat(walk.decide(form, "practice_consent=stranger").statusCode()).isEqualTo(400);
    // The stranger has spent the ticket.
    assertThat(walk.decide(form, OAuthWalk.cookie(page)).statusCode()).isEqualTo(400);

    HttpResponse<String> old = walk.ask(Map.of());
    simulator.advance(Duration.ofMinutes(10));
    Map<String, String> late =
        Map.of("ticket", OAuthWalk.ticket(old), "user", "norrastudio", "decision", "give");
    assertThat(walk.decide(late, OAuthWalk.cookie(old)).statusCode()).isEqualTo(400);
  }
}

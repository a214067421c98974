package org.rostrum.simulator.pinterest.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.oauth.App;
import org.rostrum.simulator.pinterest.oauth.Apps;
import org.rostrum.simulator.pinterest.oauth.Codes;
import org.rostrum.simulator.pinterest.oauth.Scopes;
import org.rostrum.simulator.pinterest.users.User;
import org.rostrum.simulator.pinterest.users.Users;

/**
 * The authorize page. Until client and redirect URI are known to be good, it sends nobody anywhere
 * (RFC 6749, section 4.1.2.1).
 */
public final class ConsentPage {

  private static final String COOKIE = "practice_consent";

  private final Apps apps;
  private final Users users;
  private final Codes codes;
  private final ConsentTickets tickets;

  public ConsentPage(Apps apps, Users users, Codes codes, ConsentTickets tickets) {
    this.apps = apps;
    this.users = users;
    this.codes = codes;
    this.tickets = tickets;
  }

  /** {@code GET /oauth/}: asks who, and whether. */
  public Response ask(Request request) {
    String clientId = request.parameter("client_id").orElse("");
    String redirectUri = request.parameter("redirect_uri").orElse("");
    Optional<App> app = apps.withId(clientId);
    if (app.isEmpty()) {
      return refusal("There is no app with the id “" + clientId + "”.");
    }
    if (!app.get().redirectUris().contains(redirectUri)) {
      return refusal(
          "The redirect URI “"
              + redirectUri
              + "” is not registered for this app. It must be"
              + " literally one of: "
              + String.join(", ", app.get().redirectUris()));
    }
    Optional<String> state = request.parameter("state");
    if (!request.parameter("response_type").orElse("").equals("code")) {
      return Response.seeOther(back(redirectUri, "error", "unsupported_response_type", state));
    }
    Set<String> scopes = Scopes.parse(request.parameter("scope").orElse(""));
    if (scopes.isEmpty() || !Scopes.known(scopes)) {
      return Response.seeOther(back(redirectUri, "error", "invalid_scope", state));
    }
    String browser = request.cookie(COOKIE).orElseGet(tickets::browser);
    String ticket =
        tickets.issue(new ConsentTickets.Asked(browser, clientId, redirectUri, scopes, state));
    return Response.html(200, Html.page("Give access", form(ticket, scopes, redirectUri)))
        .with("Set-Cookie", COOKIE + "=" + browser + "; Path=/oauth/; HttpOnly; SameSite=Strict");
  }

  /** {@code POST /oauth/}: the answer of the person. */
  public Response decide(Request request) {
    Map<String, String> form;
    try {
      form = request.form();
    } catch (IllegalArgumentException e) {
      return refusal("The form could not be read.");
    }
    Optional<ConsentTickets.Asked> asked =
        tickets.take(form.getOrDefault("ticket", ""), request.cookie(COOKIE).orElse(""));
    if (asked.isEmpty()) {
      return refusal("This page is no longer valid. Go back to the app and connect again.");
    }
    ConsentTickets.Asked consent = asked.get();
    Optional<User> user = users.named(form.getOrDefault("user", ""));
    if (!form.getOrDefault("decision", "").equals("give") || user.isEmpty()) {
      return Response.seeOther(
          back(consent.redirectUri(), "error", "access_denied", consent.state()));
    }
    String code =
        codes.issue(
            consent.appId(), consent.redirectUri(), user.get().username(), consent.scopes());
    return Response.seeOther(back(consent.redirectUri(), "code", code, consent.state()));
  }

  private String form(String ticket, Set<String> scopes, String redirectUri) {
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"consent\" aria-labelledby=\"consent\">\n")
        .append("<h1 id=\"consent\">Give access to your Pinterest account?</h1>\n")
        .append("<p>This is the practice Pinterest. An app wants to:</p>\n<ul class=\"scopes\">\n");
    for (String scope : scopes) {
      html.append(
          "<li>%s <code>%s</code></li>\n"
              .formatted(Html.escape(Scopes.meaning(scope)), Html.escape(scope)));
    }
    html.append("</ul>\n<form method=\"post\" action=\"/oauth/\">\n")
        .append("<input type=\"hidden\" name=\"ticket\" value=\"")
        .append(Html.escape(ticket))
        .append("\">\n<fieldset>\n<legend>Continue as</legend>\n");
    String checked = " checked";
    for (User user : users.all()) {
      html.append(
          ("<label class=\"choice\"><input type=\"radio\" name=\"user\" value=\"%s\"%s>"
                  + "<img src=\"/assets/%s.svg\" alt=\"\" width=\"40\" height=\"40\">"
                  + "<span>%s <span class=\"about\">@%s</span></span></label>\n")
              .formatted(
                  user.username(),
                  checked,
                  user.username(),
                  Html.escape(user.name()),
                  user.username()));
      checked = "";
    }
    return html.append("</fieldset>\n<div class=\"actions\">\n")
        .append("<button type=\"submit\" name=\"decision\" value=\"give\" class=\"primary\">")
        .append("Give access</button>\n")
        .append("<button type=\"submit\" name=\"decision\" value=\"cancel\">Cancel</button>\n")
        .append("</div>\n</form>\n<p class=\"about\">Afterwards you go back to <code>")
        .append(Html.escape(redirectUri))
        .append("</code></p>\n</section>\n")
        .toString();
  }

  private static Response refusal(String sentence) {
    String content =
        "<section class=\"consent\">\n<h1>Access cannot be given</h1>\n<p>"
            + Html.escape(sentence)
            + "</p>\n</section>\n";
    return Response.html(400, Html.page("Access cannot be given", content));
  }

  private static String back(
      String redirectUri, String name, String value, Optional<String> state) {
    StringBuilder location = new StringBuilder(redirectUri);
    location.append(redirectUri.contains("?") ? '&' : '?');
    location.append(name).append('=').append(encode(value));
    state.ifPresent(sent -> location.append("&state=").append(encode(sent)));
    return location.toString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package org.rostrum.simulator.pinterest.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.users.Users;

/**
 * {@code POST /oauth/token}. Its refusals are Pinterest's, not those of RFC 6749: no answer carries
 * an {@code error} field, a dead grant is status 401 with code 283 (seen live, <a
 * href="https://github.com/pinterest/pinterest-python-sdk/issues/114">pinterest-python-sdk
 * #114</a>).
 */
public final class TokenEndpoint {

  private final Apps apps;
  private final Users users;
  private final Codes codes;
  private final Tokens tokens;

  public TokenEndpoint(Apps apps, Users users, Codes codes, Tokens tokens) {
    this.apps = apps;
    this.users = users;
    this.codes = codes;
    this.tokens = tokens;
  }

  public Response token(Environment environment, Request request) throws ApiError {
    App app = app(request);
    if (!request.contentType().equals("application/x-www-form-urlencoded")) {
      throw ApiError.invalid("The token request must be application/x-www-form-urlencoded.");
    }
    Map<String, String> form = form(request);
    String grantType = required(form, "grant_type");
    return switch (grantType) {
      case "authorization_code" -> fromCode(environment, app, form);
      case "refresh_token" -> fromRefreshToken(environment, app, form);
      case "client_credentials" -> fromCredentials(environment, app, form);
      default -> throw ApiError.invalid("Invalid grant_type: " + grantType);
    };
  }

  /** Pinterest revokes tokens of system users only, and this simulator has none. */
  public Response revoke(Request request) throws ApiError {
    App app = app(request);
    throw new ApiError(
        403, 29, "App " + app.id() + " may not revoke this token: it is not a system user's.");
  }

  private Response fromCode(Environment environment, App app, Map<String, String> form)
      throws ApiError {
    String code = required(form, "code");
    String redirectUri = required(form, "redirect_uri");
    Codes.Consent consent =
        codes.redeem(code, app.id(), redirectUri).orElseThrow(TokenEndpoint::deadGrant);
    return granted(
        "authorization_code",
        ",",
        tokens.issue(app.id(), consent.username(), environment, consent.scopes()));
  }

  private Response fromRefreshToken(Environment environment, App app, Map<String, String> form)
      throws ApiError {
    String refreshToken = required(form, "refresh_token");
    Set<String> scopes = Scopes.parse(form.getOrDefault("scope", ""));
    return granted(
        "refresh_token",
        " ",
        tokens
            .refresh(refreshToken, app.id(), environment, scopes)
            .orElseThrow(TokenEndpoint::deadGrant));
  }

  private Response fromCredentials(Environment environment, App app, Map<String, String> form)
      throws ApiError {
    Set<String> scopes = Scopes.parse(required(form, "scope"));
    if (!Scopes.known(scopes)) {
      throw ApiError.invalid("Invalid scope: " + String.join(",", scopes));
    }
    String owner = users.all().getFirst().username();
    return granted(
        "client_credentials", ",", tokens.issueAccessOnly(app.id(), owner, environment, scopes));
  }

  private static Response granted(String responseType, String separator, Tokens.Pair pair) {
    // The live service joins scopes with a comma in one answer and a blank in another; so do we.
    ObjectNode answer =
        Json.object()
            .put("response_type", responseType)
            .put("access_token", pair.access())
            .put("token_type", "bearer")
            .put("expires_in", Tokens.ACCESS_LIFETIME.toSeconds())
            .put("scope", String.join(separator, pair.scopes()));
    pair.refresh()
        .ifPresent(
            refresh ->
                answer
                    .put("refresh_token", refresh)
                    .put("refresh_token_expires_in", Tokens.REFRESH_LIFETIME.toSeconds())
                    .put(
                        "refresh_token_expires_at",
                        pair.issuedAt().plus(Tokens.REFRESH_LIFETIME).getEpochSecond()));
    return Response.json(200, answer).with("Cache-Control", "no-store");
  }

  private App app(Request request) throws ApiError {
    return request
        .header("authorization")
        .flatMap(apps::authenticated)
        .orElseThrow(ApiError::authenticationFailed);
  }

  private static Map<String, String> form(Request request) throws ApiError {
    try {
      return request.form();
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("The form cannot be decoded.");
    }
  }

  private static String required(Map<String, String> form, String name) throws ApiError {
    return Optional.ofNullable(form.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> ApiError.invalid("Missing parameter: " + name));
  }

  private static ApiError deadGrant() {
    return new ApiError(401, 283, "The authorization grant is invalid");
  }
}

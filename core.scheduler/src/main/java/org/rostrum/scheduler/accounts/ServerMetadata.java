package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.scheduler.network.SafeAddress;

/**
 * What an authorization server says of itself (RFC 8414). Believed only if it names itself by the
 * address at which it was read, and only with addresses to which tokens may be sent.
 *
 * @param pushEndpoint where authorization requests are left (RFC 9126); empty if nowhere
 * @param issuerInAnswer whether it sends its issuer along with the browser (RFC 9207)
 * @param binds whether it binds tokens to keys (RFC 9449) that sign with ES256
 */
record ServerMetadata(
    URI issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    Optional<URI> pushEndpoint,
    boolean issuerInAnswer,
    boolean binds) {
  private static final String PATH = "/.well-known/oauth-authorization-server";
  private static final int MAX_ADDRESS = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  /** Asks the server. */
  static ServerMetadata read(NetworkClient http, URI issuer)
      throws NetworkException, InterruptedException {
    Optional<String> objection = objection(issuer);
    if (objection.isPresent()) {
      throw new NetworkException(Kind.REFUSED, objection.get());
    }
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(issuer + PATH))
                  .header("Accept", "application/json")
                  .build());
      if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
        throw new NetworkException(
            Kind.TEMPORARY, issuer.getHost() + " cannot sign anybody in now. Try again later.");
      }
      if (answer.statusCode() != 200) {
        throw unusable(issuer, "it does not describe itself");
      }
      return of(issuer, JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw unusable(issuer, "its description is no JSON");
    } catch (IOException e) {
      throw new NetworkException(
          e instanceof NetworkClient.NotSent ? Kind.REFUSED : Kind.TEMPORARY,
          String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> objection(URI issuer) {
    boolean bare =
        issuer.getRawQuery() == null
            && issuer.getRawFragment() == null
            && String.valueOf(issuer.getRawPath()).isEmpty()
            && issuer.toString().length() <= MAX_ADDRESS;
    return SafeAddress.objection(issuer)
        .or(
            () ->
                bare
                    ? Optional.empty()
                    : Optional.of(
                        "The sign-in server of "
                            + issuer.getHost()
                            + " must be named without a path."));
  }

  static ServerMetadata of(URI issuer, JsonNode said) throws NetworkException {
    if (!issuer.toString().equals(said.path("issuer").asText())) {
      throw unusable(issuer, "it names another issuer");
    }
    if (!holds(said.path("code_challenge_methods_supported"), "S256")) {
      throw unusable(issuer, "it does not take PKCE with S256");
    }
    JsonNode proofs = said.path("dpop_signing_alg_values_supported");
    if (proofs.isArray() && !holds(proofs, "ES256")) {
      throw unusable(issuer, "it does not take proofs signed with ES256");
    }
    Optional<URI> push = address(issuer, said, "pushed_authorization_request_endpoint");
    if (push.isEmpty() && said.path("require_pushed_authorization_requests").asBoolean()) {
      throw unusable(issuer, "it wants requests pushed, and does not say where");
    }
    return new ServerMetadata(
        issuer,
        required(issuer, said, "authorization_endpoint"),
        required(issuer, said, "token_endpoint"),
        push,
        said.path("authorization_response_iss_parameter_supported").asBoolean(),
        proofs.isArray());
  }

  private static URI required(URI issuer, JsonNode said, String member) throws NetworkException {
    return address(issuer, said, member)
        .orElseThrow(() -> unusable(issuer, "it does not say its " + member));
  }

  private static Optional<URI> address(URI issuer, JsonNode said, String member)
      throws NetworkException {
    String text = said.path(member).asText("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text);
      if (text.length() <= MAX_ADDRESS
          && SafeAddress.objection(address).isEmpty()
          && address.getRawFragment() == null) {
        return Optional.of(address);
      }
    } catch (java.net.URISyntaxException e) {
      // said below
    }
    throw unusable(issuer, "its " + member + " is no safe address");
  }

  private static boolean holds(JsonNode list, String wanted) {
    for (JsonNode one : list) {
      if (one.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static NetworkException unusable(URI issuer, String why) {
    return new NetworkException(
        Kind.REFUSED,
        issuer.getHost() + " cannot sign anybody in here: " + why + ". Connect in another way.");
  }
}

package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.accounts.TokenAnswers.Granted;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.Proofs;

/**
 * Asks an authorization server that was found for an account: pushed authorization requests (RFC
 * 9126), codes and refresh tokens (RFC 6749), with proofs of possession (RFC 9449) and the client's
 * assertion (RFC 7523) made anew for every sending. Neither what was sent nor an answer's body ever
 * appears in a message.
 */
final class FoundServer {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
  private static final Pattern REQUEST_URI = Pattern.compile("[\\x21-\\x7E]{1,500}");

  private final String network;
  private final OAuthTerms terms;
  private final Optional<ProofKey> key;
  private final InstallationClient client;
  private final Proofs proofs;
  private final TokenAnswers answers;

  FoundServer(
      String network,
      OAuthTerms terms,
      Optional<ProofKey> key,
      InstallationClient client,
      Proofs proofs) {
    this.network = network;
    this.terms = terms;
    this.key = key;
    this.client = client;
    this.proofs = proofs;
    this.answers =
        new TokenAnswers(
            network,
            Set.of(OAuth2AuthorizationCode.INVALID_GRANT),
            key.isPresent() ? "dpop" : "bearer");
  }

  /**
   * Leaves an authorization request at the server.
   *
   * @return the reference under which the browser calls it up
   */
  String push(NetworkClient http, URI endpoint, Map<String, String> request)
      throws NetworkException, InterruptedException {
    HttpResponse<String> answer = post(http, endpoint, request);
    JsonNode body = parse(answer.body());
    String reference = body.path("request_uri").asText("");
    if (answer.statusCode() / 100 == 2 && REQUEST_URI.matcher(reference).matches()) {
      return reference;
    }
    if (answer.statusCode() == 429) {
      throw new NetworkException(
          Kind.RATE_LIMITED, host() + " asks for a pause before the next sign-in.");
    }
    String error = body.path("error").asText("");
    String code = ERROR_CODE.matcher(error).matches() ? " (" + error + ")" : "";
    throw new NetworkException(
        answer.statusCode() / 100 == 4 ? Kind.REFUSED : Kind.TEMPORARY,
        host()
            + " did not take the request to sign in"
            + code
            + ". "
            + client.advice(error)
            + "Try again, or connect in another way.");
  }

  /** Exchanges a code. */
  Granted exchange(NetworkClient http, Secret code, Secret verifier)
      throws GrantOver, NetworkException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.expose());
    form.put("redirect_uri", client.redirect().toString());
    form.put("code_verifier", verifier.expose());
    return call(http, form, List.of(code, verifier));
  }

  /** Gets the next tokens. */
  TokenGrant refresh(NetworkClient http, Secret refreshToken)
      throws GrantOver, NetworkException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.expose());
    return call(http, form, List.of(refreshToken)).tokens();
  }

  private Granted call(NetworkClient http, Map<String, String> form, List<Secret> sent)
      throws GrantOver, NetworkException, InterruptedException {
    HttpResponse<String> answer = post(http, terms.tokenEndpoint(), form);
    return answers.read(answer.statusCode(), answer.body(), new ArrayList<>(sent));
  }

  private HttpResponse<String> post(NetworkClient http, URI endpoint, Map<String, String> form)
      throws NetworkException, InterruptedException {
    try {
      return key.isPresent()
          ? proofs.proving(http, key.get(), Optional.empty()).send(() -> request(endpoint, form))
          : http.send(request(endpoint, form));
    } catch (IOException e) {
      throw new NetworkException(
          Kind.TEMPORARY, network + " could not be asked to sign in: " + e.getMessage());
    }
  }

  private HttpRequest request(URI endpoint, Map<String, String> form) {
    Map<String, String> whole = new LinkedHashMap<>(form);
    whole.putAll(client.authentication(terms));
    return HttpRequest.newBuilder(endpoint)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                whole.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"))))
        .build();
  }

  private String host() {
    return terms.issuer().getHost();
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

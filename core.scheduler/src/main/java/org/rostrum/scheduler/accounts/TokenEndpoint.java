package org.rostrum.scheduler.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;

/**
 * Exchanges codes and refresh tokens for tokens (RFC 6749 sections 4.1.3 and 6, RFC 7636 section
 * 4.5). Neither what was sent nor an answer's body ever appears in a message.
 */
final class TokenEndpoint {
  private final String network;
  private final OAuth2AuthorizationCode method;
  private final TokenAnswers answers;

  /**
   * Speaks to the token endpoint of a network.
   *
   * @param network its name for people
   */
  TokenEndpoint(String network, OAuth2AuthorizationCode method) {
    this.network = network;
    this.method = method;
    this.answers = new TokenAnswers(network, method.deadGrantCodes());
  }

  /** The grant is over for good; nothing but a person's consent brings a new one. */
  static final class GrantOver extends Exception {
    private static final long serialVersionUID = 1L;

    GrantOver(String message) {
      super(message);
    }
  }

  /**
   * Exchanges a code.
   *
   * @param verifier the proof key, where one was announced
   */
  TokenGrant exchange(NetworkClient http, Secret code, URI redirect, Optional<Secret> verifier)
      throws GrantOver, NetworkException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>(method.tokenParameters());
    form.put("grant_type", "authorization_code");
    form.put("code", code.expose());
    form.put("redirect_uri", redirect.toString());
    verifier.ifPresent(proof -> form.put("code_verifier", proof.expose()));
    List<Secret> sent = new ArrayList<>(List.of(code));
    verifier.ifPresent(sent::add);
    return call(http, form, sent);
  }

  /** Gets the next tokens; an answer without a refresh token means that the old one stays. */
  TokenGrant refresh(NetworkClient http, Secret refreshToken)
      throws GrantOver, NetworkException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>(method.refreshParameters());
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.expose());
    return call(http, form, List.of(refreshToken));
  }

  private TokenGrant call(NetworkClient http, Map<String, String> form, List<Secret> sent)
      throws GrantOver, NetworkException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(method.tokenEndpoint())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded");
    authenticate(request, form);
    request.POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
    try {
      HttpResponse<String> answer = http.send(request.build());
      List<Secret> secrets = new ArrayList<>(sent);
      method.clientSecret().ifPresent(secrets::add);
      return answers.read(answer.statusCode(), answer.body(), secrets).tokens();
    } catch (IOException e) {
      throw new NetworkException(
          Kind.TEMPORARY, network + " could not be asked for a token: " + e.getMessage());
    }
  }

  private void authenticate(HttpRequest.Builder request, Map<String, String> form) {
    String id = method.clientId();
    String secret = method.clientSecret().map(Secret::expose).orElse("");
    switch (method.clientAuthentication()) {
      case BASIC -> request.header("Authorization", basic(encoded(id) + ":" + encoded(secret)));
      case BASIC_UNENCODED -> request.header("Authorization", basic(id + ":" + secret));
      case POST -> {
        form.put("client_id", id);
        form.put("client_secret", secret);
      }
      case NONE -> form.put("client_id", id);
    }
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

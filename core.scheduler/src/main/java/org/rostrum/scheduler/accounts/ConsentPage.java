package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.settings.Secret;

/** The address of a network's consent page (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
final class ConsentPage {
  private ConsentPage() {}

  static URI address(
      OAuth2AuthorizationCode method, URI redirect, Secret state, Optional<Secret> verifier) {
    Map<String, String> query = new LinkedHashMap<>(method.authorizationParameters());
    query.put("response_type", "code");
    query.put("client_id", method.clientId());
    query.put("redirect_uri", redirect.toString());
    if (!method.scopes().isEmpty()) {
      query.put("scope", String.join(method.scopeSeparator(), method.scopes()));
    }
    query.put("state", state.expose());
    verifier.ifPresent(
        proof -> {
          query.put("code_challenge", Digests.sha256Base64Url(proof.expose()));
          query.put("code_challenge_method", "S256");
        });
    return address(method.authorizationEndpoint(), query);
  }

  /** A page with parameters. */
  static URI address(URI endpoint, Map<String, String> query) {
    String page = endpoint.toString();
    String joined =
        query.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(page + (page.contains("?") ? "&" : "?") + joined);
  }

  /** A space as %20: every network reads it, and not every one reads a plus sign as a space. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

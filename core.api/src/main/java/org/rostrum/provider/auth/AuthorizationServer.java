package org.rostrum.provider.auth;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization server that a provider found. The host reads the server's own description below
 * {@code /.well-known/oauth-authorization-server} (RFC 8414) and refuses one that names another
 * issuer.
 *
 * @param issuer who it is: an address with neither path, query nor fragment
 * @param subject whose consent is awaited, as the server's {@code sub} names it; empty if any
 *     account of the server is welcome
 * @param authorizationParameters further parameters of the authorization request, for example
 *     {@code login_hint}
 */
public record AuthorizationServer(
    URI issuer, Optional<String> subject, Map<String, String> authorizationParameters) {
  /** Copies the parameters. */
  public AuthorizationServer {
    authorizationParameters = Map.copyOf(authorizationParameters);
  }
}

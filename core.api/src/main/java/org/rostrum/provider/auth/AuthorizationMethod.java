package org.rostrum.provider.auth;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingsSchema;

/**
 * A way to connect an account. The provider declares it; the host owns the redirect URI, the state,
 * PKCE, the exchange, the refresh, rotation and storage, for every network alike.
 */
public sealed interface AuthorizationMethod {

  /**
   * OAuth 2.0 authorization code grant (RFC 6749 section 4.1, PKCE: RFC 7636).
   *
   * @param authorizationEndpoint where the person gives consent
   * @param tokenEndpoint where the code is exchanged and tokens are refreshed
   * @param clientId the app's id
   * @param clientSecret the app's secret; empty for a public client
   * @param clientAuthentication how the app proves itself at the token endpoint
   * @param scopes what is asked for
   * @param scopeSeparator what stands between scopes in the authorization request
   * @param pkce whether the network takes PKCE
   * @param authorizationParameters further parameters of the authorization request
   * @param tokenParameters further parameters of the exchange
   * @param refreshParameters further parameters of a refresh
   * @param deadGrantCodes values of the token endpoint's {@code error} or {@code code} member that
   *     mean that the grant is over for good; {@code invalid_grant} (RFC 6749 section 5.2) always
   *     does. Anything else is taken as passing trouble
   */
  record OAuth2AuthorizationCode(
      URI authorizationEndpoint,
      URI tokenEndpoint,
      String clientId,
      Optional<Secret> clientSecret,
      ClientAuthentication clientAuthentication,
      List<String> scopes,
      String scopeSeparator,
      Pkce pkce,
      Map<String, String> authorizationParameters,
      Map<String, String> tokenParameters,
      Map<String, String> refreshParameters,
      Set<String> deadGrantCodes)
      implements AuthorizationMethod {
    /** What RFC 6749 calls a grant that is over. */
    public static final String INVALID_GRANT = "invalid_grant";

    /** Copies the collections. */
    public OAuth2AuthorizationCode {
      scopes = List.copyOf(scopes);
      authorizationParameters = Map.copyOf(authorizationParameters);
      tokenParameters = Map.copyOf(tokenParameters);
      refreshParameters = Map.copyOf(refreshParameters);
      Set<String> dead = new HashSet<>(deadGrantCodes);
      dead.add(INVALID_GRANT);
      deadGrantCodes = Set.copyOf(dead);
    }

    /**
     * Starts a declaration with what every network needs: Basic client authentication, scopes
     * separated by spaces, PKCE, no further parameters.
     *
     * @param authorizationEndpoint where the person gives consent
     * @param tokenEndpoint where the code is exchanged
     * @param clientId the app's id
     * @return a builder
     */
    public static OAuth2Builder of(URI authorizationEndpoint, URI tokenEndpoint, String clientId) {
      return new OAuth2Builder(authorizationEndpoint, tokenEndpoint, clientId);
    }
  }

  /**
   * OAuth 2.0 authorization code grant at a server that is found for the account: by its address or
   * by the name of the account that the person fills in. The provider finds it with its {@link
   * AuthorizationServerSource} service; the host reads the server's own description (RFC 8414), and
   * does what it says: pushed authorization requests (RFC 9126), PKCE, proofs of possession (RFC
   * 9449), the issuer in the answer (RFC 9207).
   *
   * <p>The app registers nowhere. It is known by the address at which the host describes it (OAuth
   * Client ID Metadata Document) and proves itself with a key of the installation; an installation
   * that has no public {@code https} address is a development client, known as {@code
   * http://localhost} with its redirect URI and scopes.
   *
   * @param fields what to ask for; at least one
   * @param help what happens and where to find what is asked for
   * @param scopes what is asked for; the same for every server
   */
  record DiscoveredOAuth2(SettingsSchema fields, String help, List<String> scopes)
      implements AuthorizationMethod {
    /**
     * Copies the scopes.
     *
     * @throws IllegalArgumentException if there is nothing to ask for
     */
    public DiscoveredOAuth2 {
      scopes = List.copyOf(scopes);
      if (fields.settings().isEmpty()) {
        throw new IllegalArgumentException(
            "OAuth at a server that is found asks for at least one field to find it by");
      }
    }
  }

  /**
   * A name and a password made for this app. The provider opens and renews the session itself with
   * its {@link SessionSource} service.
   *
   * @param fields what to ask for
   * @param help where to make the password
   */
  record AppPassword(SettingsSchema fields, String help) implements AuthorizationMethod {}

  /**
   * A token that the person made on the network and pastes.
   *
   * @param label what the network calls it
   * @param help where to make it
   */
  record AccessToken(String label, String help) implements AuthorizationMethod {}

  /** How a client proves itself at the token endpoint (RFC 6749 section 2.3.1). */
  enum ClientAuthentication {
    /** HTTP Basic with id and secret form-encoded first, as the RFC demands. */
    BASIC,
    /** HTTP Basic with id and secret as they are, for networks that do not decode them. */
    BASIC_UNENCODED,
    /** {@code client_id} and {@code client_secret} in the body. */
    POST,
    /** Only {@code client_id} in the body. */
    NONE
  }

  /** Whether proof keys for code exchange are used (RFC 7636). */
  enum Pkce {
    /** Sent with method S256. */
    S256,
    /** Not sent: the network does not take it. */
    UNSUPPORTED
  }
}

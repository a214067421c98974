package org.rostrum.provider.auth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.auth.AuthorizationMethod.ClientAuthentication;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.AuthorizationMethod.Pkce;
import org.rostrum.provider.settings.Secret;

/**
 * Collects what a network's OAuth 2.0 needs. Started with {@link OAuth2AuthorizationCode#of}. Not
 * safe for use by many threads.
 */
public final class OAuth2Builder {
  private final URI authorizationEndpoint;
  private final URI tokenEndpoint;
  private final String clientId;
  private Optional<Secret> clientSecret = Optional.empty();
  private ClientAuthentication clientAuthentication = ClientAuthentication.BASIC;
  private List<String> scopes = List.of();
  private String scopeSeparator = " ";
  private Pkce pkce = Pkce.S256;
  private Map<String, String> authorizationParameters = Map.of();
  private Map<String, String> tokenParameters = Map.of();
  private Map<String, String> refreshParameters = Map.of();
  private Set<String> deadGrantCodes = Set.of();

  OAuth2Builder(URI authorizationEndpoint, URI tokenEndpoint, String clientId) {
    this.authorizationEndpoint = authorizationEndpoint;
    this.tokenEndpoint = tokenEndpoint;
    this.clientId = clientId;
  }

  /**
   * Says how the app proves itself.
   *
   * @param how the way
   * @param secret the app's secret; empty for a public client
   * @return this builder
   */
  public OAuth2Builder clientAuthentication(ClientAuthentication how, Optional<Secret> secret) {
    this.clientAuthentication = how;
    this.clientSecret = secret;
    return this;
  }

  /**
   * Says what is asked for.
   *
   * @param separator what stands between scopes in the authorization request
   * @param values the scopes
   * @return this builder
   */
  public OAuth2Builder scopes(String separator, List<String> values) {
    this.scopeSeparator = separator;
    this.scopes = values;
    return this;
  }

  /**
   * Says that the network does not take proof keys.
   *
   * @return this builder
   */
  public OAuth2Builder withoutPkce() {
    this.pkce = Pkce.UNSUPPORTED;
    return this;
  }

  /**
   * Adds parameters to the authorization request.
   *
   * @param values by name
   * @return this builder
   */
  public OAuth2Builder authorizationParameters(Map<String, String> values) {
    this.authorizationParameters = values;
    return this;
  }

  /**
   * Adds parameters to the exchange of the code.
   *
   * @param values by name
   * @return this builder
   */
  public OAuth2Builder tokenParameters(Map<String, String> values) {
    this.tokenParameters = values;
    return this;
  }

  /**
   * Adds parameters to a refresh.
   *
   * @param values by name
   * @return this builder
   */
  public OAuth2Builder refreshParameters(Map<String, String> values) {
    this.refreshParameters = values;
    return this;
  }

  /**
   * Names the network's own words for a grant that is over.
   *
   * @param codes values that the answer gives as its error or code
   * @return this builder
   */
  public OAuth2Builder deadGrantCodes(Set<String> codes) {
    this.deadGrantCodes = codes;
    return this;
  }

  /**
   * Ends the building.
   *
   * @return the declaration
   */
  public OAuth2AuthorizationCode build() {
    return new OAuth2AuthorizationCode(
        authorizationEndpoint,
        tokenEndpoint,
        clientId,
        clientSecret,
        clientAuthentication,
        scopes,
        scopeSeparator,
        pkce,
        authorizationParameters,
        tokenParameters,
        refreshParameters,
        deadGrantCodes);
  }
}

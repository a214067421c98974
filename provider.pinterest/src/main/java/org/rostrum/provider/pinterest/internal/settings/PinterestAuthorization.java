package org.rostrum.provider.pinterest.internal.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.settings.SettingValues;

/** How accounts of Pinterest are authorized. */
public final class PinterestAuthorization {
  /** What this product needs. */
  static final List<String> SCOPES =
      List.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  /** What secret boards need besides. */
  static final List<String> SECRET_SCOPES =
      List.of("boards:read_secret", "boards:write_secret", "pins:read_secret", "pins:write_secret");

  /** Apps made before 2025-09-25 get a lasting refresh token only with it; others ignore it. */
  private static final Map<String, String> CONTINUOUS = Map.of("continuous_refresh", "true");

  /**
   * «The authorization grant is invalid», with status 401; Pinterest's answers have no {@code
   * error} member (seen live: pinterest/pinterest-python-sdk#114).
   */
  private static final Set<String> DEAD_GRANT = Set.of("283");

  private PinterestAuthorization() {}

  /**
   * Tells the ways to connect an account.
   *
   * @param environments what can be chosen
   * @param service the service settings
   * @return consent on Pinterest's page first, then a pasted token; only the latter if the chosen
   *     environment is not available
   */
  public static List<AuthorizationMethod> methods(
      Environments environments, SettingValues service) {
    AuthorizationMethod pasted =
        new AuthorizationMethod.AccessToken(
            "Access token",
            "Under My apps at developers.pinterest.com open your app and generate an access token"
                + " for the environment "
                + environments.label(service)
                + ", with the scopes "
                + String.join(", ", scopes(service))
                + ". It is not renewed by itself.");
    try {
      return List.of(consent(environments.of(service), service), pasted);
    } catch (Environments.Unavailable e) {
      return List.of(pasted);
    }
  }

  private static List<String> scopes(SettingValues service) {
    return service.bool(ServiceForm.SECRET_BOARDS)
        ? Stream.concat(SCOPES.stream(), SECRET_SCOPES.stream()).toList()
        : SCOPES;
  }

  private static AuthorizationMethod consent(Endpoints endpoints, SettingValues service) {
    return new AuthorizationMethod.OAuth2AuthorizationCode(
        endpoints.authorization(),
        endpoints.token(),
        service.require(ServiceForm.APP_ID),
        service.secret(ServiceForm.APP_SECRET),
        AuthorizationMethod.ClientAuthentication.BASIC,
        scopes(service),
        ",",
        AuthorizationMethod.Pkce.UNSUPPORTED,
        Map.of(),
        CONTINUOUS,
        CONTINUOUS,
        DEAD_GRANT);
  }
}

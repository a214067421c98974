package org.rostrum.provider.pinterest.internal.api;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.pinterest.internal.settings.ServiceForm;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingProblem;

/**
 * Checks App ID and App secret key without an account, and without making a token: it asks the
 * token endpoint to renew a refresh token that does not exist. A wrong app answers 401/2, a right
 * one 401/283 («The authorization grant is invalid»; seen live,
 * pinterest/pinterest-python-sdk#114). Whether the redirect URI is registered shows only when an
 * account is connected.
 */
public final class AppCheck {
  private static final String NO_SUCH_TOKEN = "pinr_rostrum-checks-the-app";

  private AppCheck() {}

  /**
   * Checks.
   *
   * @param endpoints which environment
   * @param context the settings
   * @return what is wrong
   * @throws NetworkException if Pinterest cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  public static List<SettingProblem> problems(Endpoints endpoints, ServiceContext context)
      throws NetworkException, InterruptedException {
    String app = context.service().require(ServiceForm.APP_ID);
    Secret secret = context.service().secret(ServiceForm.APP_SECRET).orElse(Secret.of(""));
    HttpRequest request =
        HttpRequest.newBuilder(endpoints.token())
            .header("Authorization", "Basic " + basic(app, secret))
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(PinterestApi.READ_TIMEOUT)
            .POST(
                BodyPublishers.ofString(
                    "grant_type=refresh_token&refresh_token="
                        + NO_SUCH_TOKEN
                        + "&continuous_refresh=true"))
            .build();
    try {
      Exchange.success(
          Exchange.send(context.http(), request, Operation.CHECK_APP, endpoints.label()),
          Operation.CHECK_APP,
          endpoints.label());
      return List.of();
    } catch (PinterestException e) {
      return judge(e, endpoints);
    }
  }

  private static List<SettingProblem> judge(PinterestException e, Endpoints endpoints)
      throws NetworkException {
    return switch (e.fault().kind()) {
      case TOKEN ->
          List.of(
              new SettingProblem(
                  ServiceForm.APP_SECRET,
                  SettingProblem.Code.REFUSED,
                  "Pinterest does not accept App ID and App secret key in the environment "
                      + endpoints.label()
                      + ". Copy both again from My apps at developers.pinterest.com."));
      // The app was let in; that its made-up refresh token is refused is what was expected.
      case GRANT, INVALID, REFUSED, RATE_LIMIT -> List.of();
      case NOT_FOUND, NO_USER, NO_BOARD, NO_PIN, NO_SECTION ->
          throw new NetworkException(
              NetworkException.Kind.REFUSED,
              "There is no token endpoint at "
                  + endpoints.token()
                  + ". Check the API base URL: it ends with the version, such as /v5.");
      default -> throw e.toNetworkException();
    };
  }

  private static String basic(String app, Secret secret) {
    return Base64.getEncoder()
        .encodeToString((app + ":" + secret.expose()).getBytes(StandardCharsets.UTF_8));
  }
}

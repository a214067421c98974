package org.rostrum.web.admin.signin;

import java.util.Locale;
import java.util.Optional;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.platform.Platform;

/** Finds out who calls: by API token where an Authorization header is sent, else by cookie. */
public final class SignIns {
  /** The longest token or cookie that is looked up, in characters. */
  public static final int MAX_CREDENTIAL = 512;

  private static final String BEARER = "bearer ";

  private final Platform platform;

  /** Asks the given platform. */
  public SignIns(Platform platform) {
    this.platform = platform;
  }

  /**
   * The caller.
   *
   * @param authorization the Authorization header
   * @param session the session cookie's value
   * @return who it is
   * @throws RequestRefused UNAUTHENTICATED, UNAVAILABLE
   */
  public Caller caller(Optional<String> authorization, Optional<String> session) {
    if (authorization.isPresent()) {
      return bearer(authorization.get())
          .flatMap(token -> platform.access().ofApiToken(token))
          .orElseThrow(SignIns::tokenRefused);
    }
    return session
        .filter(SignIns::isPlausible)
        .flatMap(token -> platform.access().ofSession(Secret.of(token)))
        .orElseThrow(SignIns::signInNeeded);
  }

  private static Optional<Secret> bearer(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    return Optional.of(authorization.substring(BEARER.length()).strip())
        .filter(SignIns::isPlausible)
        .map(Secret::of);
  }

  private static boolean isPlausible(String credential) {
    return !credential.isBlank() && credential.length() <= MAX_CREDENTIAL;
  }

  private static RequestRefused tokenRefused() {
    return RequestRefused.of(
        RequestRefused.Reason.UNAUTHENTICATED,
        "token-refused",
        "The Authorization header holds no valid API token. Send 'Bearer rst_…' with a token that"
            + " has not ended.");
  }

  private static RequestRefused signInNeeded() {
    return RequestRefused.of(
        RequestRefused.Reason.UNAUTHENTICATED,
        "sign-in-needed",
        "Nobody is signed in, or the session has ended. Sign in and try again.");
  }
}

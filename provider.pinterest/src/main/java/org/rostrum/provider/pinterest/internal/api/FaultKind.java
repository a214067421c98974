package org.rostrum.provider.pinterest.internal.api;

/**
 * What kind of trouble an answer, or the lack of one, is. Told by HTTP status and Pinterest's own
 * code in the body {@code {"code":…,"message":…}}; a code that is not known falls back to what the
 * status means.
 */
public enum FaultKind {
  /** 400/1: a parameter is not accepted. */
  INVALID,
  /** 400/12: passing trouble on Pinterest's side; nothing was done. */
  BUSY,
  /** 401/2 and other 401: the token is bad, expired, or of another environment. */
  TOKEN,
  /** 401/3: a scope is missing or the feature is restricted. */
  SCOPE,
  /** 401/7: not this account's board or pin. */
  NOT_YOURS,
  /** 403/29: Trial access may not do that in Production. */
  TRIAL,
  /** 404/30. */
  NO_USER,
  /** 404/40. */
  NO_BOARD,
  /** 404/50. */
  NO_PIN,
  /** 404/2031. */
  NO_SECTION,
  /** 404 of any other kind. */
  NOT_FOUND,
  /** 429/8 and other 429: wait for the reset. */
  RATE_LIMIT,
  /** 429/9: the link counts as spam; never to be tried again. */
  SPAM_LINK,
  /** 401/283: the authorization code or refresh token is not known. */
  GRANT,
  /** Any other 4xx: refused, nothing was done. */
  REFUSED,
  /** 5xx, 408, or a redirect where none belongs: no telling what was done. */
  SERVER,
  /** No connection: the request certainly did not arrive. */
  UNREACHABLE,
  /** The connection broke or the time was up: the request may have arrived. */
  BROKEN,
  /** A success whose body is not what the description promises. */
  GARBLED;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  static FaultKind of(int status, int code) {
    return switch (status) {
      case 400 -> code == 12 ? BUSY : code == 1 ? INVALID : REFUSED;
      case 401 -> unauthorized(code);
      case 403 -> code == 29 ? TRIAL : REFUSED;
      case 404 -> notFound(code);
      case TOO_MANY_REQUESTS -> code == 9 ? SPAM_LINK : RATE_LIMIT;
      case REQUEST_TIMEOUT -> SERVER;
      default -> status >= 400 && status < 500 ? REFUSED : SERVER;
    };
  }

  private static FaultKind unauthorized(int code) {
    return switch (code) {
      case 3 -> SCOPE;
      case 7 -> NOT_YOURS;
      case 283 -> GRANT;
      default -> TOKEN;
    };
  }

  private static FaultKind notFound(int code) {
    return switch (code) {
      case 30 -> NO_USER;
      case 40 -> NO_BOARD;
      case 50 -> NO_PIN;
      case 2031 -> NO_SECTION;
      default -> NOT_FOUND;
    };
  }
}

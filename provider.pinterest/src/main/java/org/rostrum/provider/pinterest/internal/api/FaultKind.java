package org.rostrum.provider.pinterest.internal.api;

/**
 * What kind of trouble an answer, or the lack of one, is. Told by HTTP status and Pinterest's own
 * code in the body {@code {"code":…,"message":…}}; a code that is not known falls back to what the
 * status means.
 */
public enum FaultKind {
  /** 400/1: a parameter is not accepted. */
  INVALID("Pinterest could not {doing}{said} Change what it names and try again."),
  /** 400/12: passing trouble on Pinterest's side; nothing was done. */
  BUSY("Pinterest could not {doing} just now{said} It is tried again."),
  /** 401/2 and other 401: the token is bad, expired, or of another environment. */
  TOKEN(
      "Pinterest does not accept the access token of this account in the environment"
          + " {environment}{said} If it happens again, connect the account again on Accounts; a"
          + " token of another environment does not work here."),
  /** 401/3: a scope is missing or the feature is restricted. */
  SCOPE(
      "The account may not {doing}: it has not granted {scopes}{said} Connect it again on"
          + " Accounts and agree to everything that is asked. If it was granted already,"
          + " Pinterest has not opened this feature to your app yet."),
  /** 401/7: not this account's board or pin. */
  NOT_YOURS(
      "This account may not use the board or pin{said} Choose a board that belongs to it,"
          + " or let the owner invite it."),
  /** 403/29: Trial access may not do that in Production. */
  TRIAL(
      "Your Pinterest app has Trial access, which may not create pins in Production{said}"
          + " Publish to an account of the Sandbox, or request Standard access at"
          + " developers.pinterest.com, then try again."),
  /** 404/30. */
  NO_USER("Pinterest does not know this user any more. Connect the account again."),
  /** 404/40. */
  NO_BOARD("The board is not on Pinterest any more. Choose another board, or create it again."),
  /** 404/50. */
  NO_PIN("The pin is not on Pinterest any more."),
  /** 404/2031. */
  NO_SECTION("The section is not on the board any more. Choose another section, or none."),
  /** 404 of any other kind. */
  NOT_FOUND(
      "Pinterest could not {doing}: it is not there{said} Check the board, and on"
          + " Services the environment."),
  /** 429/8 and other 429: wait for the reset. */
  RATE_LIMIT("Pinterest takes no more calls for now{said} Wait {wait}."),
  /** 429/9: the link counts as spam; never to be tried again. */
  SPAM_LINK(
      "Pinterest blocked the link because it may lead to spam{said} Use another link, or"
          + " none. Trying again does not help."),
  /** 401/283: the authorization code or refresh token is not known. */
  GRANT(
      "Pinterest does not know the authorization any more{said} Connect the account again"
          + " on Accounts."),
  /** Any other 4xx: refused, nothing was done. */
  REFUSED("Pinterest refused to {doing}{said}"),
  /** 5xx, 408, or a redirect where none belongs: no telling what was done. */
  SERVER("Pinterest failed when asked to {doing}{said}"),
  /** No connection: the request certainly did not arrive. */
  UNREACHABLE("Pinterest could not be reached to {doing}{said}"),
  /** The connection broke or the time was up: the request may have arrived. */
  BROKEN("The connection ended before Pinterest answered whether it could {doing}{said}"),
  /** A success whose body is not what the description promises. */
  GARBLED("Pinterest's answer to the request to {doing} could not be read{said}");

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String sentence;

  FaultKind(String sentence) {
    this.sentence = sentence;
  }

  /** What to tell people; {@link Explanation} fills in what stands in braces. */
  String sentence() {
    return sentence;
  }

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

package org.rostrum.provider.bluesky.internal.xrpc;

import java.util.Map;
import java.util.Set;

/**
 * What kind of trouble an answer, or the lack of one, is. Told by HTTP status and by the name in
 * the body {@code {"error":…,"message":…}} (<a href="https://atproto.com/specs/xrpc">XRPC</a>); a
 * name that is not known falls back to what the status means.
 */
public enum FaultKind {
  /** The request is not accepted. */
  INVALID("{server} could not {doing}{said} Change what it names and try again."),
  /** The session is over, or was opened for something else. */
  TOKEN(
      "{server} does not accept the session of this account{said} If it happens again, connect the"
          + " account again on Accounts."),
  /** The account granted less than the call needs. */
  SCOPE(
      "The account may not {doing}{said} Connect it again on Accounts and agree to everything that"
          + " is asked; an app password must not be restricted."),
  /** The account is deactivated, suspended or moved away. */
  ACCOUNT(
      "The account cannot be used on {server}{said} Sign in there and look; if it has moved to"
          + " another server, connect it again on Accounts."),
  /** There is another record under the key. */
  SWAP("There is a post under this key already{said}"),
  /** There is no such record. */
  NO_RECORD("The post is not there any more."),
  /** The server has not, or no longer, the file that a record names. */
  NO_BLOB("{server} does not have the picture or video any more{said} It is uploaded again."),
  /** The server does not know the method, or has nobody to ask. */
  NO_SERVICE("{server} cannot {doing}: it has no connection to Bluesky's services{said}"),
  /** There is something else at the address: a wrong one, or a proxy whose server is restarting. */
  NOT_A_SERVER(
      "There is no server of the AT Protocol at {server} now{said} If it stays so, check its"
          + " address."),
  /** A body is larger than the server takes. */
  TOO_LARGE("{server} does not take a file of this size{said} Use a smaller one."),
  /** Too many calls. */
  RATE_LIMIT("{server} takes no more calls for now{said} Wait {wait}."),
  /** Any other 4xx: refused, nothing was done. */
  REFUSED("{server} refused to {doing}{said}"),
  /** Whom the server asked itself did not answer. */
  UPSTREAM("{server} could not {doing} because another server did not answer it{said}"),
  /** 5xx, 408, or a redirect where none belongs: no telling what was done. */
  SERVER("{server} failed when asked to {doing}{said}"),
  /** No connection: the request certainly did not arrive. */
  UNREACHABLE("{server} could not be reached to {doing}{said}"),
  /** The connection broke or the time was up: the request may have arrived. */
  BROKEN("The connection ended before {server} answered whether it could {doing}{said}"),
  /** A success whose body is not what was promised. */
  GARBLED("The answer of {server} to the request to {doing} could not be read{said}");

  private static final Map<String, FaultKind> BY_NAME =
      Map.ofEntries(
          Map.entry("ExpiredToken", TOKEN),
          Map.entry("InvalidToken", TOKEN),
          Map.entry("AuthMissing", TOKEN),
          Map.entry("AuthenticationRequired", TOKEN),
          Map.entry("InsufficientScope", SCOPE),
          Map.entry("ScopeMissingError", SCOPE),
          Map.entry("AccountTakedown", ACCOUNT),
          Map.entry("AccountDeactivated", ACCOUNT),
          Map.entry("AccountSuspended", ACCOUNT),
          Map.entry("AccountNotFound", ACCOUNT),
          Map.entry("RepoNotFound", ACCOUNT),
          Map.entry("RepoTakendown", ACCOUNT),
          Map.entry("RepoSuspended", ACCOUNT),
          Map.entry("RepoDeactivated", ACCOUNT),
          Map.entry("InvalidSwap", SWAP),
          Map.entry("RecordNotFound", NO_RECORD),
          Map.entry("BlobNotFound", NO_BLOB),
          Map.entry("PayloadTooLarge", TOO_LARGE),
          Map.entry("BlobTooLarge", TOO_LARGE),
          Map.entry("RateLimitExceeded", RATE_LIMIT),
          Map.entry("MethodNotImplemented", NO_SERVICE),
          Map.entry("XRPCNotSupported", NO_SERVICE));

  private static final Set<Integer> NO_TELLING = Set.of(408, 425);

  private final String sentence;

  FaultKind(String sentence) {
    this.sentence = sentence;
  }

  /** What to tell people; {@link Explanation} fills in what stands in braces. */
  String sentence() {
    return sentence;
  }

  /**
   * Whether the call certainly did nothing.
   *
   * @return false if it may have done what was asked
   */
  public boolean isCertain() {
    return switch (this) {
      case SERVER, UPSTREAM, BROKEN, GARBLED -> false;
      default -> true;
    };
  }

  static FaultKind of(int status, String error, String message) {
    if (status < 400 || status >= 500 || NO_TELLING.contains(status)) {
      return status == 502 || status == 504 ? UPSTREAM : status == 501 ? NO_SERVICE : SERVER;
    }
    FaultKind named = BY_NAME.get(error);
    if (named != null) {
      return named;
    }
    return switch (status) {
      case 400 -> invalid(message);
      case 401 -> TOKEN;
      case 403 -> error.isEmpty() ? REFUSED : SCOPE;
      case 404 -> NOT_A_SERVER;
      case 413 -> TOO_LARGE;
      case 429 -> RATE_LIMIT;
      default -> REFUSED;
    };
  }

  /** Some servers name the kind in the message only. */
  private static FaultKind invalid(String message) {
    if (message.startsWith("No service configured")) {
      return NO_SERVICE;
    }
    return message.startsWith("Could not locate record") ? NO_RECORD : INVALID;
  }
}

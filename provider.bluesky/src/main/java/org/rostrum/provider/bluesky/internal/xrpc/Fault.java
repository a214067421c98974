package org.rostrum.provider.bluesky.internal.xrpc;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call did not succeed.
 *
 * @param kind what kind of trouble
 * @param call what was asked
 * @param server the server's name for people
 * @param error the name that the server gave it, such as {@code InvalidRequest}; may be empty
 * @param detail what the server or the connection said, bounded and without control characters
 * @param retryAfter how long to wait, for {@link FaultKind#RATE_LIMIT}
 */
public record Fault(
    FaultKind kind,
    Call call,
    String server,
    String error,
    String detail,
    Optional<Duration> retryAfter) {

  /** How long to wait if the server does not say. */
  static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

  private static final int MAX_DETAIL = 300;

  /** Cleans what came from the network before it is shown. */
  public Fault {
    detail = clean(detail);
  }

  static Fault of(FaultKind kind, Call call, String server, String detail) {
    return new Fault(kind, call, server, "", detail, Optional.empty());
  }

  /**
   * How long to wait.
   *
   * @return what the server said, or a guess
   */
  public Duration pause() {
    return retryAfter.orElse(DEFAULT_WAIT);
  }

  /**
   * Whether somebody on the way answered instead of the server, which gives every refusal a name: a
   * proxy while the server restarts, or a guard against robots. That passes.
   *
   * @return whether the server itself has said nothing
   */
  public boolean isOfNoServer() {
    return switch (kind) {
      case NOT_A_SERVER -> true;
      case REFUSED -> error.isEmpty();
      default -> false;
    };
  }

  static String clean(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (plain.codePointCount(0, plain.length()) <= MAX_DETAIL) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, MAX_DETAIL)) + "…";
  }
}

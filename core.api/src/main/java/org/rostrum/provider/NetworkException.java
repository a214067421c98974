package org.rostrum.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A network refused a reading call or could not be reached.
 *
 * <p>The message is shown to people: it names the thing and the way out, and holds no secret.
 */
public final class NetworkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of refusal it is, so that the host can act on it. */
  public enum Kind {
    /** Passing trouble: no connection, 5xx, time-out. Worth another try. */
    TEMPORARY,
    /** Too many calls. Worth another try later. */
    RATE_LIMITED,
    /** The access token was not accepted. A refreshed one may be. */
    TOKEN_REJECTED,
    /** The account did not grant a scope that the call needs. */
    SCOPE_MISSING,
    /** The call itself is refused; trying again changes nothing. */
    REFUSED
  }

  private final Kind kind;
  private final transient Set<String> missingScopes;
  private final transient Optional<Duration> retryAfter;

  /**
   * A refusal.
   *
   * @param kind what kind
   * @param message for people
   */
  public NetworkException(Kind kind, String message) {
    this(kind, message, Set.of());
  }

  /**
   * A refusal that names scopes.
   *
   * @param kind what kind
   * @param message for people
   * @param missingScopes scopes the account would have to grant
   */
  public NetworkException(Kind kind, String message, Set<String> missingScopes) {
    this(kind, message, missingScopes, Optional.empty());
  }

  private NetworkException(
      Kind kind, String message, Set<String> missingScopes, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.missingScopes = Set.copyOf(missingScopes);
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal because of too many calls, by a network that says how long to wait.
   *
   * @param message for people
   * @param retryAfter how long to wait
   * @return the exception, of the kind {@link Kind#RATE_LIMITED}
   */
  public static NetworkException rateLimited(String message, Duration retryAfter) {
    return new NetworkException(Kind.RATE_LIMITED, message, Set.of(), Optional.of(retryAfter));
  }

  /**
   * What kind of refusal it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Scopes the account would have to grant.
   *
   * @return the scopes; empty if none are known
   */
  public Set<String> missingScopes() {
    return missingScopes;
  }

  /**
   * How long to wait after too many calls.
   *
   * @return the time, if the network said it
   */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

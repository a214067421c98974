package org.rostrum.provider;

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
    super(message);
    this.kind = kind;
    this.missingScopes = Set.copyOf(missingScopes);
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
}

package org.rostrum.provider.pinterest.internal.api;

import org.rostrum.provider.NetworkException;

/** A call to Pinterest did not succeed. Never leaves the bundle. */
public final class PinterestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient PinterestFault fault;

  PinterestException(PinterestFault fault) {
    super(fault.kind() + " " + fault.detail());
    this.fault = fault;
  }

  /**
   * Why.
   *
   * @return the fault
   */
  public PinterestFault fault() {
    return fault;
  }

  /**
   * As the host knows it, for calls that read or whose repetition a person decides.
   *
   * @return the same trouble in the host's words
   */
  public NetworkException toNetworkException() {
    NetworkException.Kind kind =
        switch (fault.kind()) {
          case BUSY, SERVER, UNREACHABLE, BROKEN, GARBLED -> NetworkException.Kind.TEMPORARY;
          case RATE_LIMIT -> NetworkException.Kind.RATE_LIMITED;
          case TOKEN, GRANT -> NetworkException.Kind.TOKEN_REJECTED;
          case SCOPE -> NetworkException.Kind.SCOPE_MISSING;
          case INVALID,
              NOT_YOURS,
              TRIAL,
              NO_USER,
              NO_BOARD,
              NO_PIN,
              NO_SECTION,
              NOT_FOUND,
              SPAM_LINK,
              REFUSED ->
              NetworkException.Kind.REFUSED;
        };
    if (kind == NetworkException.Kind.RATE_LIMITED) {
      return NetworkException.rateLimited(Explanation.of(fault), fault.retryAfter());
    }
    return kind == NetworkException.Kind.SCOPE_MISSING
        ? new NetworkException(kind, Explanation.of(fault), fault.missingScopes())
        : new NetworkException(kind, Explanation.of(fault));
  }
}

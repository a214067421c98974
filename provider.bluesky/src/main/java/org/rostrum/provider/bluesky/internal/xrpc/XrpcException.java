package org.rostrum.provider.bluesky.internal.xrpc;

import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;

/** A call did not succeed. Never leaves the bundle. */
public final class XrpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  XrpcException(Fault fault) {
    super(fault.kind() + " " + fault.detail());
    this.fault = fault;
  }

  /**
   * Why.
   *
   * @return the fault
   */
  public Fault fault() {
    return fault;
  }

  /**
   * As the host knows it, for calls that read or whose repetition a person decides.
   *
   * @return the same trouble in the host's words
   */
  public NetworkException toNetworkException() {
    String text = Explanation.of(fault);
    return switch (fault.kind()) {
      case UPSTREAM, SERVER, UNREACHABLE, BROKEN, GARBLED ->
          new NetworkException(Kind.TEMPORARY, text);
      case RATE_LIMIT -> NetworkException.rateLimited(text, fault.pause());
      case TOKEN -> new NetworkException(Kind.TOKEN_REJECTED, text);
      case SCOPE -> new NetworkException(Kind.SCOPE_MISSING, text);
      case INVALID,
          ACCOUNT,
          SWAP,
          NO_RECORD,
          NO_BLOB,
          NO_SERVICE,
          NOT_A_SERVER,
          TOO_LARGE,
          REFUSED ->
          new NetworkException(Kind.REFUSED, text);
    };
  }
}

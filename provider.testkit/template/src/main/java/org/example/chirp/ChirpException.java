package org.example.chirp;

import java.time.Duration;
import org.rostrum.provider.NetworkException;

/** Chirp did not do what it was asked. The message is for people and holds no secret. */
final class ChirpException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What it means for what was asked. */
  enum Kind {
    /** The request did not arrive. */
    NOT_SENT,
    /** It may have arrived and may have been done. */
    UNCLEAR,
    /** Refused: too many calls. */
    LIMITED,
    /** Refused: the token. */
    TOKEN,
    /** Refused: there is no such thing. */
    GONE,
    /** Refused for another reason, which will be the same tomorrow. */
    REFUSED
  }

  private final Kind kind;
  private final Duration retryAfter;

  ChirpException(Kind kind, String message) {
    this(kind, message, Duration.ZERO);
  }

  ChirpException(Kind kind, String message, Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  Kind kind() {
    return kind;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** The same, for calls that only read. */
  NetworkException whileReading() {
    return switch (kind) {
      case NOT_SENT, UNCLEAR -> new NetworkException(NetworkException.Kind.TEMPORARY, reason());
      case LIMITED -> NetworkException.rateLimited(reason(), retryAfter);
      case TOKEN -> new NetworkException(NetworkException.Kind.TOKEN_REJECTED, reason());
      case GONE, REFUSED -> new NetworkException(NetworkException.Kind.REFUSED, reason());
    };
  }
}

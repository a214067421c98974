package org.rostrum.web.admin.problems;

import org.rostrum.problems.RequestRefused.Reason;

/** The statuses of our problems (RFC 9110, RFC 6585). */
public enum HttpStatus {
  BAD_REQUEST(400, "Bad request"),
  UNAUTHENTICATED(401, "Sign in first"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  TIMEOUT(408, "Took too long"),
  CONFLICT(409, "Conflict"),
  STALE(412, "Changed meanwhile"),
  TOO_LARGE(413, "Too large"),
  ADDRESS_TOO_LONG(414, "Address too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Content type not supported"),
  INVALID(422, "Invalid"),
  PRECONDITION_REQUIRED(428, "Precondition needed"),
  TOO_MANY(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "Headers too large"),
  INTERNAL(500, "Internal error"),
  NETWORK(502, "The network refused"),
  UNAVAILABLE(503, "Not available now"),
  HTTP_VERSION(505, "HTTP version not supported");

  private final int code;
  private final String title;

  HttpStatus(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** The same few words for every problem of this status. */
  public String title() {
    return title;
  }

  /** The status that stands for a refusal. */
  public static HttpStatus of(Reason reason) {
    return switch (reason) {
      case INVALID -> INVALID;
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case STALE -> STALE;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY -> TOO_MANY;
      case NETWORK -> NETWORK;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }
}

package org.rostrum.simulator.pinterest.api;

import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;

/** A refusal as the API words it: an HTTP status and a body of code and message. */
public final class ApiError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final String text;

  public ApiError(int status, int code, String text) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  public static ApiError invalid(String text) {
    return new ApiError(400, 1, text);
  }

  public static ApiError authenticationFailed() {
    return new ApiError(401, 2, "Authentication failed.");
  }

  public static ApiError missingScopes(Iterable<String> scopes) {
    return new ApiError(
        401, 3, "Authorization failed. Missing: ['" + String.join("', '", scopes) + "']");
  }

  public static ApiError notAuthorised(String thing) {
    return new ApiError(401, 7, "You are not authorized to access this " + thing + ".");
  }

  public static ApiError boardNotFound() {
    return new ApiError(404, 40, "Board not found.");
  }

  public static ApiError pinNotFound() {
    return new ApiError(404, 50, "Pin not found.");
  }

  public static ApiError sectionNotFound() {
    return new ApiError(404, 2031, "Sorry! We couldn't find this board section.");
  }

  /** The real service has this path, or never had it, and does not enable it here. */
  public static ApiError notEnabled() {
    return new ApiError(404, 404, "API method not found.");
  }

  public Response response() {
    return Response.json(status, Json.object().put("code", code).put("message", text));
  }
}

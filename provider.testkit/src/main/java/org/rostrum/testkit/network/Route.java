package org.rostrum.testkit.network;

import java.util.regex.Pattern;

/**
 * Names calls of a network.
 *
 * @param method the HTTP method, or {@code *} for any
 * @param path the path without its query; {@code *} stands for one segment or a part of it, and
 *     {@code **} for any number of segments
 */
public record Route(String method, String path) {
  /**
   * Names calls.
   *
   * @param method the HTTP method, or {@code *}
   * @param path the path, for example {@code /posts/*}
   * @return the route
   */
  public static Route of(String method, String path) {
    return new Route(method, path);
  }

  /**
   * Tells whether a request is one of these calls.
   *
   * @param request the request
   * @return whether method and path fit
   */
  public boolean matches(SentRequest request) {
    return (method.equals("*") || method.equals(request.method()))
        && request.path().matches(regex());
  }

  private String regex() {
    StringBuilder regex = new StringBuilder();
    String[] deep = path.split("\\*\\*", -1);
    for (int i = 0; i < deep.length; i++) {
      regex.append(i == 0 ? "" : ".*");
      String[] flat = deep[i].split("\\*", -1);
      for (int j = 0; j < flat.length; j++) {
        regex.append(j == 0 ? "" : "[^/]*").append(Pattern.quote(flat[j]));
      }
    }
    return regex.toString();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

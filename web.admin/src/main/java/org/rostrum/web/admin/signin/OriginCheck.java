package org.rostrum.web.admin.signin;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rostrum.problems.RequestRefused;

/**
 * Keeps other sites from acting through a signed-in browser: a request that may change something
 * and carries the cookie must come from one of our own pages. The cookie's SameSite alone does not
 * say so, because another port or a sister domain counts as the same site.
 */
public final class OriginCheck {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String SAME_ORIGIN = "same-origin";

  private final String publicOrigin;

  /** Takes the address under which people reach this installation. */
  public OriginCheck(URI baseUrl) {
    this.publicOrigin = originOf(baseUrl);
  }

  /**
   * Checks a request that brings no API token.
   *
   * @param method the HTTP method
   * @param requestUri the address as the Host header names it
   * @param origin the Origin header
   * @param fetchSite the Sec-Fetch-Site header
   * @param hasCookie whether a session cookie came along; a request without one may also come from
   *     a program, which sends neither header
   * @throws RequestRefused FORBIDDEN
   */
  public void check(
      String method,
      URI requestUri,
      Optional<String> origin,
      Optional<String> fetchSite,
      boolean hasCookie) {
    if (SAFE.contains(method)) {
      return;
    }
    boolean ours =
        origin.isPresent()
            ? isOurs(origin.get(), requestUri)
            : fetchSite.map(SAME_ORIGIN::equals).orElse(!hasCookie);
    if (!ours) {
      throw RequestRefused.of(
          RequestRefused.Reason.FORBIDDEN,
          "origin-mismatch",
          "The request does not come from a page of this installation ("
              + publicOrigin
              + "). If you reach it under another address, set base.url in conf/rostrum.properties"
              + " to that address; programs use an API token.");
    }
  }

  private boolean isOurs(String origin, URI requestUri) {
    return origin.equals(publicOrigin) || origin.equals(originOf(requestUri));
  }

  /** Scheme, host and port as browsers write them (RFC 6454): the default port is left out. */
  static String originOf(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean standard =
        port < 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return scheme + "://" + host + (standard ? "" : ":" + port);
  }
}

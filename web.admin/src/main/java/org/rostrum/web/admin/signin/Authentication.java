package org.rostrum.web.admin.signin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody reach a resource unknown. What is public is listed here and nowhere else; every other
 * address, one that does not exist included, needs a caller.
 */
@Provider
@PreMatching
public final class Authentication implements ContainerRequestFilter {
  private static final Set<String> PUBLIC =
      Set.of("GET setup", "POST setup", "POST session", "DELETE session", "GET openapi.json");

  private final SignIns signIns;
  private final OriginCheck origins;

  /** Authenticates with the given means. */
  public Authentication(SignIns signIns, OriginCheck origins) {
    this.signIns = signIns;
    this.origins = origins;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<String> authorization = header(request, HttpHeaders.AUTHORIZATION);
    Optional<String> session =
        Optional.ofNullable(request.getCookies().get(SessionCookies.SESSION)).map(Cookie::getValue);
    if (authorization.isEmpty()) {
      origins.check(
          request.getMethod(),
          request.getUriInfo().getRequestUri(),
          header(request, "Origin"),
          header(request, "Sec-Fetch-Site"),
          session.isPresent());
    }
    if (!isPublic(request)) {
      boolean secure = "https".equals(request.getUriInfo().getRequestUri().getScheme());
      request.setSecurityContext(new SignedIn(signIns.caller(authorization, session), secure));
    }
  }

  private static boolean isPublic(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath(false);
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return PUBLIC.contains(request.getMethod() + " " + relative);
  }

  private static Optional<String> header(ContainerRequestContext request, String name) {
    return Optional.ofNullable(request.getHeaderString(name));
  }
}

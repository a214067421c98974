package org.rostrum.web.admin.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.rostrum.web.admin.json.Versioned;

/** What every answer of the API says: no sniffing, no framing, no caching unless told otherwise. */
@Provider
public final class AnswerHeaders implements ContainerResponseFilter {
  /** An answer of the API opened as a page may load and run nothing. */
  public static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
    headers.putSingle("Content-Security-Policy", POLICY);
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (response.getEntity() instanceof Versioned thing) {
      headers.putSingle(HttpHeaders.ETAG, "\"" + thing.version() + "\"");
    }
  }
}

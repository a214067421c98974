package org.rostrum.web.admin.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.rostrum.web.admin.json.Versioned;
import org.rostrum.web.admin.problems.SafeHeaders;

/** What every answer of the API says: no sniffing, no framing, no caching unless told otherwise. */
@Provider
public final class AnswerHeaders implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    SafeHeaders.OF_DATA.forEach(headers::putSingle);
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (response.getEntity() instanceof Versioned thing) {
      headers.putSingle(HttpHeaders.ETAG, "\"" + thing.version() + "\"");
    }
  }
}

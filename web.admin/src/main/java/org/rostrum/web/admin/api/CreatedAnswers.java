package org.rostrum.web.admin.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import org.rostrum.web.admin.json.MediaJson;
import org.rostrum.web.admin.json.PostJson;
import org.rostrum.web.admin.json.RecurrenceJson;

/** Says 201, and where the new thing is. */
@Provider
@Created
public final class CreatedAnswers implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() != Status.OK.getStatusCode()) {
      return;
    }
    response.setStatusInfo(Status.CREATED);
    switch (response.getEntity()) {
      case PostJson post -> at(response, "/api/v1/posts/" + post.id());
      case MediaJson media -> at(response, "/api/v1/media/" + media.id());
      case RecurrenceJson recurrence -> at(response, "/api/v1/recurrences/" + recurrence.id());
      case null, default -> {}
    }
  }

  private static void at(ContainerResponseContext response, String address) {
    response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
  }
}

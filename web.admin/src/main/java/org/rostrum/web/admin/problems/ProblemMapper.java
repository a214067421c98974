package org.rostrum.web.admin.problems;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every exception of a resource or filter with a problem. */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final int LOWEST_ERROR = 400;

  @Override
  public Response toResponse(Throwable fault) {
    if (fault instanceof WebApplicationException answer
        && answer.getResponse().getStatus() < LOWEST_ERROR) {
      return answer.getResponse();
    }
    Response response = responseOf(Faults.problemOf(fault));
    if (fault instanceof WebApplicationException refused
        && refused.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }
    return response;
  }

  /** The answer that carries a problem. */
  public static Response responseOf(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.CONTENT_TYPE).entity(problem);
    Long wait = problem.retryAfterSeconds();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait);
    }
    if (problem.status() == HttpStatus.UNAUTHENTICATED.code()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Rostrum\"");
    }
    return response.build();
  }
}

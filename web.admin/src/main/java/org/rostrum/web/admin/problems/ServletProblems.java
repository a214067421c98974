package org.rostrum.web.admin.problems;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers problems where no resource does: in servlets. */
public final class ServletProblems {
  private final ObjectMapper mapper;

  /** Writes with the given mapper. */
  public ServletProblems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Sends a problem as the whole answer. */
  public void send(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setHeader("Cache-Control", "no-store");
    SafeHeaders.OF_DATA.forEach(response::setHeader);
    Long wait = problem.retryAfterSeconds();
    if (wait != null) {
      response.setHeader("Retry-After", wait.toString());
    }
    response.setContentType(Problem.CONTENT_TYPE);
    response.getOutputStream().write(mapper.writeValueAsBytes(problem));
  }
}

package org.rostrum.web.admin.callback;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.problems.Faults;
import org.rostrum.web.admin.problems.ServletProblems;

/**
 * What authorization servers read to know this installation (OAuth Client ID Metadata Document).
 * Public, and the same for everybody.
 */
public final class ClientMetadataServlet extends HttpServlet {
  /** Where it is served; the provider's id follows, and {@code .json}. */
  public static final String PATH = "/oauth/client";

  private static final long serialVersionUID = 1L;
  private static final Pattern NAME = Pattern.compile("/([a-z][a-z0-9-]{1,31})\\.json");

  private final transient Platform platform;
  private final transient ServletProblems problems;

  /** Describes the given platform. */
  public ClientMetadataServlet(Platform platform, ServletProblems problems) {
    this.platform = platform;
    this.problems = problems;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher name = NAME.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    byte[] document;
    try {
      document =
          platform
              .accounts()
              .clientMetadata(name.matches() ? name.group(1) : "")
              .getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      problems.send(response, Faults.problemOf(e));
      return;
    }
    response.setContentType("application/json");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "public, max-age=600");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}

package org.rostrum.web.admin.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.rostrum.web.admin.platform.Platform;

/**
 * {@code /health/live} is 200 while the process answers at all; {@code /health/ready} is 200 once
 * it can serve, else 503. Public, and says no more than that.
 */
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Platform platform;

  /** Asks the given platform. */
  public HealthServlet(Platform platform) {
    this.platform = platform;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getRequestURI()) {
      case "/health/live" -> answer(response, HttpServletResponse.SC_OK, "live");
      case "/health/ready" -> {
        if (platform.ready()) {
          answer(response, HttpServletResponse.SC_OK, "ready");
        } else {
          answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "starting");
        }
      }
      default -> answer(response, HttpServletResponse.SC_NOT_FOUND, "unknown");
    }
  }

  private static void answer(HttpServletResponse response, int status, String word)
      throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

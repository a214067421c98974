package org.rostrum.web.admin.console;

import jakarta.servlet.http.HttpServletResponse;

/** What every page says. */
public final class ConsoleHeaders {
  /**
   * Only our own files, no inline script or style, no frames, and no text that becomes markup or
   * script unseen.
   */
  public static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

  private ConsoleHeaders() {}

  /**
   * Puts them on an answer. No Strict-Transport-Security: whether http may be forgotten is for
   * whoever runs the proxy with the certificate to say.
   */
  public static void on(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }
}

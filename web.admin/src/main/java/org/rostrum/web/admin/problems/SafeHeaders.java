package org.rostrum.web.admin.problems;

import java.util.Map;

/** What every answer says that is data and no page: no sniffing, no framing, nothing to run. */
public final class SafeHeaders {
  /** By name. Whether an answer may be kept is for the answer to say. */
  public static final Map<String, String> OF_DATA =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");

  private SafeHeaders() {}
}

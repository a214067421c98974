package org.rostrum.web.admin.console;

import java.util.Map;

/** Content types by file name; browsers run a module only with the right one. */
final class ContentTypes {
  private static final String BYTES = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"));

  private ContentTypes() {}

  static String of(String path) {
    return BY_ENDING.getOrDefault(path.substring(path.lastIndexOf('.') + 1), BYTES);
  }

  static boolean isCompressible(String type) {
    return type.startsWith("text/") || type.contains("json") || type.equals("image/svg+xml");
  }
}

package org.rostrum.scheduler.hosting.bundles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clause of a manifest header, as the OSGi specification (Core, 3.2.3) writes it: {@code
 * path;path;attribute=value;directive:=value}.
 *
 * @param paths at least one
 * @param attributes by name, types left out
 * @param directives by name
 */
record HeaderClause(
    List<String> paths, Map<String, String> attributes, Map<String, String> directives) {

  static List<HeaderClause> parse(String header) throws BundleRefused {
    List<HeaderClause> clauses = new ArrayList<>();
    for (String clause : split(header, ',')) {
      if (!clause.isBlank()) {
        clauses.add(clause(clause));
      }
    }
    return clauses;
  }

  private static HeaderClause clause(String text) throws BundleRefused {
    List<String> paths = new ArrayList<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, String> directives = new LinkedHashMap<>();
    for (String part : split(text, ';')) {
      int equals = equalsSign(part);
      if (equals < 0) {
        paths.add(part.strip());
      } else if (equals > 0 && part.charAt(equals - 1) == ':') {
        directives.put(part.substring(0, equals - 1).strip(), value(part.substring(equals + 1)));
      } else {
        // id:String="x" is the attribute id
        String name = part.substring(0, equals).strip();
        int type = name.indexOf(':');
        attributes.put(
            type < 0 ? name : name.substring(0, type).strip(), value(part.substring(equals + 1)));
      }
    }
    if (paths.isEmpty() || paths.contains("")) {
      throw malformed();
    }
    return new HeaderClause(List.copyOf(paths), Map.copyOf(attributes), Map.copyOf(directives));
  }

  private static int equalsSign(String part) {
    int quote = part.indexOf('"');
    int equals = part.indexOf('=');
    return quote >= 0 && quote < equals ? -1 : equals;
  }

  private static String value(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private static List<String> split(String text, char separator) throws BundleRefused {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        at++;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    if (quoted) {
      throw malformed();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static BundleRefused malformed() {
    return new BundleRefused(
        "bundle-manifest",
        "The manifest has a header that cannot be read. Build the jar with bnd.");
  }
}

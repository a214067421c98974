package org.rostrum.bench;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells releases by the names of their archives. */
final class Versions {
  private static final Pattern ARCHIVE = Pattern.compile("-(\\d[\\w.-]*)\\.jar$");

  private Versions() {}

  /** The version of the archive that a class comes from. */
  static String of(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(source -> URI.create(source.getLocation().toString()).toString())
        .map(ARCHIVE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .orElse("of this build");
  }
}

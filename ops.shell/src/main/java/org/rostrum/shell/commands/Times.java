package org.rostrum.shell.commands;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Instants in the workspace's zone. */
record Times(ZoneId zone) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  String of(Instant instant) {
    return FORM.format(instant.atZone(zone));
  }

  String of(Optional<Instant> instant) {
    return instant.map(this::of).orElse("-");
  }

  String note() {
    return "Times are in " + zone + ".";
  }
}

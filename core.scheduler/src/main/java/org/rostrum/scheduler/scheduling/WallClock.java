package org.rostrum.scheduler.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;

/**
 * From a time on the wall to the instant. A time that a clock change skips moves forward to the
 * first minute there is; a time that comes twice is taken the first time round.
 */
final class WallClock {
  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

  private WallClock() {}

  /** When that time comes on that day. */
  static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    LocalDateTime wall = day.atTime(time);
    List<ZoneOffset> offsets = rules.getValidOffsets(wall);
    if (offsets.isEmpty()) {
      // not what ZonedDateTime does, which would add the length of the gap
      ZoneOffsetTransition gap = rules.getTransition(wall);
      return gap.getInstant();
    }
    return wall.toInstant(offsets.getFirst());
  }

  /** An instant in words, for example {@code 2026-11-23 14:00 Europe/Berlin}. */
  static String said(Instant instant, ZoneId zone) {
    return SAID.format(instant.atZone(zone));
  }
}

package org.rostrum.scheduler.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every zone of the platform, each set of rules once, over ten years. */
final class EveryZone {
  static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
  static final LocalDate LAST = FIRST.plusYears(10);

  private EveryZone() {}

  static List<ZoneId> zones() {
    Set<Object> seen = new HashSet<>();
    List<ZoneId> zones = new ArrayList<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      if (seen.add(zone.getRules())) {
        zones.add(zone);
      }
    }
    return zones;
  }

  /** Noon, midnight, and a few times around those at which the zone changes its clocks. */
  static List<LocalTime> times(ZoneId zone) {
    Set<LocalTime> times = new TreeSet<>(Set.of(LocalTime.MIDNIGHT, LocalTime.NOON));
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
    for (int changes = 0; changes < 2 && next != null; changes++) {
      LocalTime before = next.getDateTimeBefore().toLocalTime();
      LocalTime after = next.getDateTimeAfter().toLocalTime();
      times.add(before);
      times.add(before.plusMinutes(30));
      times.add(after);
      times.add(after.minusMinutes(1));
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return List.copyOf(times);
  }
}

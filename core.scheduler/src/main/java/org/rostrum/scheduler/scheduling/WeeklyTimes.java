package org.rostrum.scheduler.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rostrum.scheduling.Slot;

/**
 * The times of weekly slots.
 *
 * @param slots the slots
 * @param zone where the wall hangs
 */
record WeeklyTimes(List<Slot> slots, ZoneId zone) {
  /** Puts the slots in the order of the week. */
  WeeklyTimes {
    slots = slots.stream().sorted().toList();
  }

  /**
   * The next times, in order, none twice.
   *
   * @param after later than this
   * @param until not later than this
   * @param count how many at most
   * @param taken without these
   */
  List<Instant> next(Instant after, Instant until, int count, Set<Instant> taken) {
    List<Instant> found = new ArrayList<>();
    if (slots.isEmpty()) {
      return found;
    }
    LocalDate last = until.atZone(zone).toLocalDate();
    Instant before = after;
    // the day before too: a skipped time may have moved into this day
    for (LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
        found.size() < count && !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Slot slot : slots) {
        if (slot.day() != day.getDayOfWeek() || found.size() == count) {
          continue;
        }
        Instant time = WallClock.instant(day, slot.time(), zone);
        if (time.isAfter(before) && !time.isAfter(until)) {
          before = time;
          if (!taken.contains(time)) {
            found.add(time);
          }
        }
      }
    }
    return found;
  }
}

package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.Slot;

/** Times on the wall, through every change of the clocks that the platform knows of. */
final class WallClockTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void movesASkippedTimeForwardToTheFirstMinuteThereIs() {
    assertThat(at(LocalDate.of(2027, 3, 28), "02:00")).isEqualTo("2027-03-28T01:00:00Z");
    assertThat(at(LocalDate.of(2027, 3, 28), "02:30")).isEqualTo("2027-03-28T01:00:00Z");
    assertThat(at(LocalDate.of(2027, 3, 28), "03:00")).isEqualTo("2027-03-28T01:00:00Z");
    assertThat(at(LocalDate.of(2027, 3, 28), "01:59")).isEqualTo("2027-03-28T00:59:00Z");
  }

  @Test
  void takesATimeThatComesTwiceTheFirstTimeRound() {
    assertThat(at(LocalDate.of(2027, 10, 31), "02:30")).isEqualTo("2027-10-31T00:30:00Z");
    assertThat(at(LocalDate.of(2027, 10, 31), "03:00")).isEqualTo("2027-10-31T02:00:00Z");
  }

  @Test
  void movesOutOfADayThatThereNeverWas() {
    assertThat(
            WallClock.instant(
                LocalDate.of(2011, 12, 30), LocalTime.of(9, 0), ZoneId.of("Pacific/Apia")))
        .isEqualTo("2011-12-30T10:00:00Z");
  }

  @Test
  void recursEveryDayExactlyOnceInEveryZone() {
    for (ZoneId zone : EveryZone.zones()) {
      for (LocalTime time : EveryZone.times(zone)) {
        RecurrenceRule rule =
            new RecurrenceRule(
                new RecurrencePattern.Daily(1),
                time,
                Optional.empty(),
                EveryZone.FIRST,
                new RecurrenceEnd.Until(EveryZone.LAST));
        Set<Instant> expected = new TreeSet<>();
        EveryZone.FIRST
            .datesUntil(EveryZone.LAST.plusDays(1))
            .forEach(day -> expected.add(expected(day.atTime(time), zone)));
        assertThat(new RecurringTimes(rule, zone).after(before(zone), 10_000))
            .as("daily at %s in %s", time, zone)
            .isEqualTo(List.copyOf(expected));
      }
    }
  }

  @Test
  void givesEverySlotOnceAWeekInEveryZone() {
    for (ZoneId zone : EveryZone.zones()) {
      List<Slot> slots = new ArrayList<>();
      for (DayOfWeek day : List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
        EveryZone.times(zone).forEach(time -> slots.add(new Slot(day, time)));
      }
      Set<Instant> expected = new TreeSet<>();
      EveryZone.FIRST
          .datesUntil(EveryZone.LAST.plusDays(1))
          .forEach(
              day ->
                  slots.stream()
                      .filter(slot -> slot.day() == day.getDayOfWeek())
                      .forEach(slot -> expected.add(expected(day.atTime(slot.time()), zone))));
      Instant until = EveryZone.LAST.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
      expected.removeIf(time -> time.isAfter(until));
      assertThat(new WeeklyTimes(slots, zone).next(before(zone), until, 100_000, Set.of()))
          .as("slots in %s", zone)
          .isEqualTo(List.copyOf(expected));
    }
  }

  /** The same rule in other words than the code's. */
  private static Instant expected(LocalDateTime wall, ZoneId zone) {
    ZonedDateTime zoned = ZonedDateTime.ofLocal(wall, zone, null);
    if (zoned.toLocalDateTime().equals(wall)) {
      return zoned.withEarlierOffsetAtOverlap().toInstant();
    }
    ZoneOffsetTransition gap = zone.getRules().previousTransition(zoned.toInstant().plusNanos(1));
    return gap.getDateTimeAfter().toInstant(gap.getOffsetAfter());
  }

  private static Instant before(ZoneId zone) {
    return EveryZone.FIRST.minusDays(1).atTime(LocalTime.MAX).atZone(zone).toInstant();
  }

  private static Instant at(LocalDate day, String time) {
    Instant instant = WallClock.instant(day, LocalTime.parse(time), BERLIN);
    assertThat(WallClock.said(instant, ZoneOffset.UTC)).endsWith(" Z");
    return instant;
  }
}

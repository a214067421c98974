package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.Recurrences;

/** On which days a rule recurs. */
final class RecurringTimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

  @Test
  void countsDaysFromTheFirst() {
    assertThat(days(new RecurrencePattern.Daily(3), "2026-12-30", 3))
        .containsExactly("2027-01-02", "2027-01-05", "2027-01-08");
  }

  @Test
  void countsWeeksFromTheMondayOfTheFirst() {
    RecurrencePattern pattern =
        new RecurrencePattern.Weekly(2, Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));
    assertThat(days(pattern, "2027-01-06", 4))
        .containsExactly("2027-01-08", "2027-01-18", "2027-01-22", "2027-02-01");
  }

  @Test
  void takesTheLastDayOfAShorterMonth() {
    assertThat(days(new RecurrencePattern.Monthly(1, 31), "2027-01-01", 4))
        .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
    assertThat(days(new RecurrencePattern.Monthly(1, 30), "2028-02-01", 1))
        .containsExactly("2028-02-29");
    assertThat(days(new RecurrencePattern.Monthly(6, 15), "2026-08-01", 3))
        .containsExactly("2027-02-15", "2027-08-15", "2028-02-15");
  }

  @Test
  void findsTheRarestDayAndEndsAtTheLast() {
    assertThat(days(new RecurrencePattern.Monthly(Recurrences.MAX_EVERY, 31), "2026-12-01", 1))
        .containsExactly("2035-04-30");
    RecurrenceRule until =
        new RecurrenceRule(
            new RecurrencePattern.Daily(1),
            LocalTime.NOON,
            Optional.empty(),
            LocalDate.of(2027, 1, 1),
            new RecurrenceEnd.Until(LocalDate.of(2027, 1, 3)));
    assertThat(new RecurringTimes(until, BERLIN).after(NOW, 10)).hasSize(2);
  }

  private static List<String> days(RecurrencePattern pattern, String first, int count) {
    RecurrenceRule rule =
        new RecurrenceRule(
            pattern,
            LocalTime.of(9, 30),
            Optional.empty(),
            LocalDate.parse(first),
            new RecurrenceEnd.Never());
    return new RecurringTimes(rule, BERLIN)
        .after(NOW, count).stream()
            .peek(
                time ->
                    assertThat(time.atZone(BERLIN).toLocalTime()).isEqualTo(LocalTime.of(9, 30)))
            .map(time -> time.atZone(BERLIN).toLocalDate().toString())
            .toList();
  }
}

package org.rostrum.scheduler.scheduling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.Recurrences;

/**
 * The times of a rule. An end by count is not looked at: who counts knows how many there were.
 *
 * @param rule when
 * @param zone where the wall hangs
 */
record RecurringTimes(RecurrenceRule rule, ZoneId zone) {
  /** The widest gap between two days that recur, in days. */
  private static final long WIDEST = 31L * (Recurrences.MAX_EVERY + 1);

  /** The first time later than an instant; empty if there is none. */
  Optional<Instant> after(Instant after) {
    // the day before too: a skipped time may have moved into this day
    LocalDate day = latest(rule.first(), after.atZone(zone).toLocalDate().minusDays(1));
    LocalDate last = last(day.plusDays(WIDEST));
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (recursOn(day)) {
        Instant time = WallClock.instant(day, rule.time(), zone);
        if (time.isAfter(after)) {
          return Optional.of(time);
        }
      }
    }
    return Optional.empty();
  }

  /** The first times later than an instant. */
  List<Instant> after(Instant after, int count) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> time = after(after);
    while (times.size() < count && time.isPresent()) {
      times.add(time.get());
      time = after(time.get());
    }
    return times;
  }

  private LocalDate last(LocalDate horizon) {
    return rule.end() instanceof RecurrenceEnd.Until until && until.last().isBefore(horizon)
        ? until.last()
        : horizon;
  }

  private boolean recursOn(LocalDate day) {
    return switch (rule.pattern()) {
      case RecurrencePattern.Daily daily ->
          ChronoUnit.DAYS.between(rule.first(), day) % daily.every() == 0;
      case RecurrencePattern.Weekly weekly ->
          weekly.days().contains(day.getDayOfWeek())
              && ChronoUnit.WEEKS.between(monday(rule.first()), monday(day)) % weekly.every() == 0;
      case RecurrencePattern.Monthly monthly ->
          day.getDayOfMonth() == Math.min(monthly.dayOfMonth(), day.lengthOfMonth())
              && ChronoUnit.MONTHS.between(firstOfMonth(rule.first()), firstOfMonth(day))
                      % monthly.every()
                  == 0;
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate firstOfMonth(LocalDate day) {
    return day.withDayOfMonth(1);
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}

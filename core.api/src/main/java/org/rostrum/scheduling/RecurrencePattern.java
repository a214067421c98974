package org.rostrum.scheduling;

import java.time.DayOfWeek;
import java.util.Set;

/** On which days something recurs. */
public sealed interface RecurrencePattern {
  /**
   * Every how many days, weeks or months.
   *
   * @return 1 to {@link Recurrences#MAX_EVERY}
   */
  int every();

  /**
   * Every so many days, counted from the first day.
   *
   * @param every how many
   */
  record Daily(int every) implements RecurrencePattern {}

  /**
   * On some days of every so many weeks, counted from the week of the first day; a week begins on
   * Monday.
   *
   * @param every how many
   * @param days on which days; at least one
   */
  record Weekly(int every, Set<DayOfWeek> days) implements RecurrencePattern {
    /** Copies the days. */
    public Weekly {
      days = Set.copyOf(days);
    }
  }

  /**
   * On one day of every so many months, counted from the month of the first day.
   *
   * @param every how many
   * @param dayOfMonth 1 to 31; a shorter month has it on its last day
   */
  record Monthly(int every, int dayOfMonth) implements RecurrencePattern {}
}

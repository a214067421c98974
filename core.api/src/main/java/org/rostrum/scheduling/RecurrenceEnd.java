package org.rostrum.scheduling;

import java.time.LocalDate;

/** When a recurrence ends. */
public sealed interface RecurrenceEnd {
  /** Not before somebody stops it. */
  record Never() implements RecurrenceEnd {}

  /**
   * After a day.
   *
   * @param last the last day, in the zone of the recurrence
   */
  record Until(LocalDate last) implements RecurrenceEnd {}

  /**
   * After so many occurrences, those that were missed included.
   *
   * @param count how many, 1 to {@link Recurrences#MAX_COUNT}
   */
  record After(int count) implements RecurrenceEnd {}
}

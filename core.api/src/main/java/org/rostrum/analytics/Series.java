package org.rostrum.analytics;

import java.util.List;

/**
 * A metric over a period, and day by day.
 *
 * @param total the whole period
 * @param days every day of the period in order; empty for a metric without days
 */
public record Series(Figure total, List<Day> days) {
  /** Copies the days. */
  public Series {
    days = List.copyOf(days);
  }
}

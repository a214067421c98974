package org.rostrum.analytics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;

/**
 * Some days, in UTC as networks reckon them.
 *
 * @param from the first day
 * @param to the last day; not before the first, and at most {@link #MAX_DAYS} days in all
 */
public record Period(LocalDate from, LocalDate to) {
  /** The most days of a period. */
  public static final int MAX_DAYS = 400;

  /** The earliest day that is asked for: before it there was no network to measure. */
  public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** The latest day that is asked for. */
  public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  /**
   * Checks the days.
   *
   * @throws RequestRefused with reason INVALID if they are in the wrong order or too many
   */
  public Period {
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw refused("from", "Choose days from " + EARLIEST + " to " + LATEST + ".");
    }
    if (to.isBefore(from)) {
      throw refused("to", "The last day lies before the first. Exchange them.");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
      throw refused("to", "A period has at most " + MAX_DAYS + " days. Choose a shorter one.");
    }
  }

  private static RequestRefused refused(String field, String message) {
    return RequestRefused.invalid(
        "period-invalid", message, List.of(new FieldProblem(field, "OUT_OF_RANGE", message)));
  }

  /**
   * How long it is.
   *
   * @return the days, at least 1
   */
  public int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /**
   * What it is compared with.
   *
   * @return as many days right before it
   */
  public Period before() {
    return new Period(from.minusDays(days()), from.minusDays(1));
  }
}

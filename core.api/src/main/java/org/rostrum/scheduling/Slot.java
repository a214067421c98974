package org.rostrum.scheduling;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;

/**
 * A weekly time at which an account publishes. Slots are ordered from Monday morning to Sunday
 * night.
 *
 * @param day the day of the week
 * @param time the time on the wall, to the minute
 */
public record Slot(DayOfWeek day, LocalTime time) implements Comparable<Slot> {
  private static final Comparator<Slot> BY_TIME =
      Comparator.comparing(Slot::day).thenComparing(Slot::time);

  @Override
  public int compareTo(Slot other) {
    return BY_TIME.compare(this, other);
  }
}

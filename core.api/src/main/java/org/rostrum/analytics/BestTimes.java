package org.rostrum.analytics;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;

/**
 * When an account's posts did best: for every hour of the week the median of what its posts reached
 * in their first {@link #FIRST_DAYS} days. It rests on the account's own posts and on nothing else.
 *
 * @param metric what was looked at
 * @param zone in which hours are counted
 * @param hours the hours in which something was published, Monday first
 * @param posts how many posts it rests on
 * @param enough whether they are at least {@link #MIN_POSTS}; with fewer, chance speaks louder
 */
public record BestTimes(String metric, ZoneId zone, List<Hour> hours, int posts, boolean enough) {
  /** How many days after its publication a post is looked at. */
  public static final int FIRST_DAYS = 7;

  /** How many posts it takes before anything is said. */
  public static final int MIN_POSTS = 10;

  /** How many posts an hour needs to count as good. */
  public static final int MIN_POSTS_AN_HOUR = 3;

  /**
   * An hour of the week.
   *
   * @param day its day
   * @param hour 0 to 23
   * @param median the median over its posts
   * @param posts how many posts were published in it
   */
  public record Hour(DayOfWeek day, int hour, double median, int posts) {}

  /** Copies the hours. */
  public BestTimes {
    hours = List.copyOf(hours);
  }
}

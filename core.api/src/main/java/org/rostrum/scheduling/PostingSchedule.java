package org.rostrum.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The posting schedule of an account.
 *
 * @param accountId which account
 * @param version grows with every change of the slots; 0 before the first. Hand it back when
 *     changing them
 * @param slots what was set, its slots in the order of the week
 * @param zone the zone that is in force: the slots' own, or the workspace's
 * @param upcoming the next times of the slots, the earliest first, taken or not; at most {@link
 *     #UPCOMING}
 */
public record PostingSchedule(
    UUID accountId, long version, WeeklySlots slots, ZoneId zone, List<Instant> upcoming) {
  /** How many of the next times are answered. */
  public static final int UPCOMING = 5;

  /** Copies the times. */
  public PostingSchedule {
    upcoming = List.copyOf(upcoming);
  }
}

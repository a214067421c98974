package org.rostrum.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something recurs. The time is one on the wall: across the beginning of summer time it moves
 * forward to the first minute there is, and at the end of summer time it comes once, the first time
 * round.
 *
 * @param pattern on which days
 * @param time at which time on the wall, to the minute
 * @param zone where the wall hangs; empty for the workspace's zone
 * @param first no occurrence is before this day; intervals are counted from it
 * @param end when it ends
 */
public record RecurrenceRule(
    RecurrencePattern pattern,
    LocalTime time,
    Optional<ZoneId> zone,
    LocalDate first,
    RecurrenceEnd end) {}

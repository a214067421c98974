package org.rostrum.analytics;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A metric on a day.
 *
 * @param date which day, in UTC
 * @param value the figure; empty for a gap, of which nothing is known
 * @param complete whether it will not change any more
 */
public record Day(LocalDate date, Optional<Double> value, boolean complete) {}

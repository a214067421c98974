package org.rostrum.analytics;

import java.util.Optional;

/**
 * A metric over a period, beside the period before.
 *
 * @param metric its id
 * @param value the figure; empty if no day of the period is known
 * @param before the figure of as many days right before; empty if no day of them is known
 * @param knownDays how many days of the period are known
 * @param knownDaysBefore how many days of the period before are known; a comparison is fair if both
 *     are the same
 * @param complete whether no known day of the period will change any more
 */
public record Figure(
    String metric,
    Optional<Double> value,
    Optional<Double> before,
    int knownDays,
    int knownDaysBefore,
    boolean complete) {}

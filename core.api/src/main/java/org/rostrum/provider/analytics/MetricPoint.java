package org.rostrum.provider.analytics;

import java.time.LocalDate;

/**
 * One figure of one day.
 *
 * @param metric the {@link MetricDescriptor#id()}
 * @param day the day in UTC, or what comes nearest to it in the network's reckoning
 * @param value the figure, in the metric's unit; a finite number
 * @param complete whether the network will not change it any more
 */
public record MetricPoint(String metric, LocalDate day, double value, boolean complete) {}

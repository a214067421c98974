package org.rostrum.provider.analytics;

import java.time.LocalDate;

/**
 * One figure of one day.
 *
 * @param metric the {@link MetricDescriptor#id()}
 * @param day the day in the network's reckoning (UTC unless its documentation says otherwise)
 * @param value the figure, in the metric's unit
 * @param complete whether the network will not change it any more
 */
public record MetricPoint(String metric, LocalDate day, double value, boolean complete) {}

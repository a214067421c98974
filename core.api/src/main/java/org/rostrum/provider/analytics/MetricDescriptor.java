package org.rostrum.provider.analytics;

/**
 * A figure that a network keeps.
 *
 * @param id the provider's stable name for it; {@code [a-z][a-z0-9_]*}
 * @param label its name for people
 * @param help what the network counts
 * @param unit what it is measured in
 * @param aggregation how days add up to a period
 */
public record MetricDescriptor(
    String id, String label, String help, Unit unit, Aggregation aggregation) {

  /** What a figure is measured in. */
  public enum Unit {
    /** Things that happened. */
    COUNT,
    /** A share, 0 to 1. */
    RATIO,
    /** Milliseconds. */
    MILLISECONDS
  }

  /** How days add up to a period. */
  public enum Aggregation {
    /** They are added. */
    SUM,
    /** They are averaged. */
    AVERAGE,
    /** The latest one stands. */
    LATEST
  }
}

package org.rostrum.web.admin.json;

import java.util.List;
import org.rostrum.provider.analytics.MetricDescriptor;

/** A figure that a network keeps; {@code subjects} say of what it is known. */
public record MetricJson(
    String id,
    String label,
    String help,
    MetricDescriptor.Unit unit,
    MetricDescriptor.Aggregation aggregation,
    List<MetricDescriptor.Subject> subjects) {

  /** The JSON form. */
  public static MetricJson of(MetricDescriptor metric) {
    return new MetricJson(
        metric.id(),
        metric.label(),
        metric.help(),
        metric.unit(),
        metric.aggregation(),
        metric.subjects().stream().sorted().toList());
  }
}

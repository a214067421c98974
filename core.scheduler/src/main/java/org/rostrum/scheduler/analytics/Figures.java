package org.rostrum.scheduler.analytics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Aggregation;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.analytics.MetricPoint;

/** Looks through what a provider answered: only what it declared and was asked for is kept. */
final class Figures {
  private Figures() {}

  /** A metric on a day. */
  record Key(String metric, LocalDate day) {}

  /** What is known of it. */
  record Known(double amount, boolean complete) {}

  /** The figures of days that were asked for, each once. */
  static Map<Key, Known> days(
      Collection<MetricPoint> points,
      List<MetricDescriptor> metrics,
      Subject subject,
      LocalDate from,
      LocalDate to) {
    Set<String> declared =
        metrics.stream()
            .filter(metric -> metric.subjects().contains(subject))
            .filter(metric -> metric.aggregation() != Aggregation.QUOTIENT)
            .filter(metric -> metric.aggregation() != Aggregation.LIFETIME)
            .map(MetricDescriptor::id)
            .collect(Collectors.toSet());
    Map<Key, Known> days = new HashMap<>();
    for (MetricPoint point : points) {
      if (declared.contains(point.metric())
          && !point.day().isBefore(from)
          && !point.day().isAfter(to)
          && Double.isFinite(point.value())) {
        days.put(new Key(point.metric(), point.day()), new Known(point.value(), point.complete()));
      }
    }
    return days;
  }

  /** Lifetime figures of metrics that are known of posts. */
  static Map<String, Double> lifetime(Map<String, Double> said, List<MetricDescriptor> metrics) {
    Map<String, Double> kept = new HashMap<>();
    for (MetricDescriptor metric : metrics) {
      Double value = said.get(metric.id());
      if (value != null
          && Double.isFinite(value)
          && metric.subjects().contains(Subject.POST)
          && metric.aggregation() != Aggregation.QUOTIENT) {
        kept.put(metric.id(), value);
      }
    }
    return kept;
  }
}

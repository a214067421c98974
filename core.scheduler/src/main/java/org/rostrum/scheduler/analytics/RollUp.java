package org.rostrum.scheduler.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.analytics.Day;
import org.rostrum.analytics.Figure;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.Series;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Quotient;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;

/**
 * Adds days up to periods, as each metric says. A day that is not known is left out, never taken
 * for zero.
 */
final class RollUp {
  private final Map<Figures.Key, Figures.Known> days;

  /**
   * Works on what is known.
   *
   * @param days the days of the period and of the one before
   */
  RollUp(Map<Figures.Key, Figures.Known> days) {
    this.days = days;
  }

  private record Sum(Optional<Double> value, int known, boolean complete) {
    static final Sum NOTHING = new Sum(Optional.empty(), 0, true);
  }

  /** A series for each metric of the subject. */
  List<Series> series(
      List<MetricDescriptor> metrics,
      Subject subject,
      Map<String, Double> lifetime,
      Period period) {
    return metrics.stream()
        .filter(metric -> metric.subjects().contains(subject))
        .map(metric -> series(metric, lifetime, period))
        .toList();
  }

  private Series series(MetricDescriptor metric, Map<String, Double> lifetime, Period period) {
    if (metric.aggregation() == MetricDescriptor.Aggregation.LIFETIME) {
      Optional<Double> value = Optional.ofNullable(lifetime.get(metric.id()));
      return new Series(new Figure(metric.id(), value, Optional.empty(), 0, 0, true), List.of());
    }
    Sum now = sum(metric, period);
    Sum before = sum(metric, period.before());
    List<Day> line = new ArrayList<>();
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
      line.add(day(metric, day));
    }
    return new Series(
        new Figure(
            metric.id(), now.value(), before.value(), now.known(), before.known(), now.complete()),
        line);
  }

  private Day day(MetricDescriptor metric, LocalDate day) {
    Sum one = sum(metric, new Period(day, day));
    return new Day(day, one.value(), one.complete());
  }

  private Sum sum(MetricDescriptor metric, Period period) {
    return switch (metric.aggregation()) {
      case SUM -> added(metric.id(), period);
      case AVERAGE -> averaged(metric.id(), period);
      case LATEST -> latest(metric.id(), period);
      case QUOTIENT -> divided(metric.quotient().orElseThrow(), period);
      case LIFETIME -> Sum.NOTHING;
    };
  }

  private Sum added(String metric, Period period) {
    double total = 0;
    int known = 0;
    boolean complete = true;
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
      Figures.Known one = days.get(new Figures.Key(metric, day));
      if (one != null) {
        total += one.amount();
        known++;
        complete &= one.complete();
      }
    }
    return known == 0 ? Sum.NOTHING : new Sum(Optional.of(total), known, complete);
  }

  private Sum averaged(String metric, Period period) {
    Sum sum = added(metric, period);
    return new Sum(sum.value().map(total -> total / sum.known()), sum.known(), sum.complete());
  }

  private Sum latest(String metric, Period period) {
    Sum all = added(metric, period);
    for (LocalDate day = period.to(); !day.isBefore(period.from()); day = day.minusDays(1)) {
      Figures.Known one = days.get(new Figures.Key(metric, day));
      if (one != null) {
        return new Sum(Optional.of(one.amount()), all.known(), one.complete());
      }
    }
    return Sum.NOTHING;
  }

  /** Only days of which both are known count, or the share would be of something else. */
  private Sum divided(Quotient quotient, Period period) {
    double part = 0;
    double whole = 0;
    int known = 0;
    boolean complete = true;
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
      Figures.Known one = days.get(new Figures.Key(quotient.part(), day));
      Figures.Known all = days.get(new Figures.Key(quotient.whole(), day));
      if (one != null && all != null) {
        part += one.amount();
        whole += all.amount();
        known++;
        complete &= one.complete() && all.complete();
      }
    }
    return known == 0 || whole == 0
        ? new Sum(Optional.empty(), known, complete)
        : new Sum(Optional.of(part / whole), known, complete);
  }

  /** Turns sums and averages that the database made into figures, quotients included. */
  static Map<String, Double> withQuotients(
      Map<String, Double> sums, List<MetricDescriptor> metrics) {
    Map<String, Double> all = new HashMap<>(sums);
    for (MetricDescriptor metric : metrics) {
      if (metric.quotient().isPresent()) {
        Double part = sums.get(metric.quotient().get().part());
        Double whole = sums.get(metric.quotient().get().whole());
        if (part != null && whole != null && whole != 0) {
          all.put(metric.id(), part / whole);
        }
      }
    }
    return all;
  }
}

package org.rostrum.provider.pinterest.internal.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.pinterest.internal.api.Json;

/**
 * Reads {@code {"all": {"summary_metrics", "daily_metrics", "lifetime_metrics"}}}. Comments and
 * reactions stand in the lifetime part only; the summary is that of the period asked for, which the
 * days give as well.
 */
final class MetricsAnswer {
  private final JsonNode all;

  MetricsAnswer(JsonNode answer) {
    this.all = answer.path("all");
  }

  /** Whether the answer is what the description promises. */
  boolean isReadable() {
    return all.path("daily_metrics").isArray();
  }

  /** The days of which Pinterest knows something. */
  List<MetricPoint> days() {
    List<MetricPoint> points = new ArrayList<>();
    for (JsonNode entry : all.path("daily_metrics")) {
      Optional<LocalDate> day = day(Json.text(entry, "date"));
      if (day.isPresent()) {
        Status status = Status.of(Json.text(entry, "data_status"));
        entry
            .path("metrics")
            .properties()
            .forEach(
                one -> {
                  if (status.says(one.getValue())) {
                    points.add(
                        new MetricPoint(
                            PinterestMetrics.id(one.getKey()),
                            day.get(),
                            one.getValue().doubleValue(),
                            status == Status.FINAL));
                  }
                });
      }
    }
    return points;
  }

  /** Figures since the beginning. */
  Map<String, Double> lifetime() {
    Map<String, Double> figures = new HashMap<>();
    all.path("lifetime_metrics")
        .properties()
        .forEach(
            one -> {
              if (Json.isFigure(one.getValue())) {
                figures.put(PinterestMetrics.id(one.getKey()), one.getValue().doubleValue());
              }
            });
    return figures;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What {@code data_status} means for a day's figures. */
  private enum Status {
    FINAL,
    ESTIMATE,
    PROCESSING,
    /** Before there was anything to count: not even zero. */
    NOTHING;

    static Status of(String text) {
      return switch (text) {
        case "READY" -> FINAL;
        case "ESTIMATE" -> ESTIMATE;
        case "PROCESSING" -> PROCESSING;
        default -> NOTHING;
      };
    }

    /** A zero of a day that is still being processed says nothing. */
    boolean says(JsonNode figure) {
      return Json.isFigure(figure)
          && switch (this) {
            case FINAL, ESTIMATE -> true;
            case PROCESSING -> figure.doubleValue() > 0;
            case NOTHING -> false;
          };
    }
  }
}

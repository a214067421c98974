package org.rostrum.simulator.pinterest.analytics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.http.Request;

/**
 * The parameters that all of these operations share, checked.
 *
 * @param from the first day, at most {@link #MAX_BACK} days back
 * @param to the last day
 * @param metrics what is asked for
 */
record AnalyticsQuery(LocalDate from, LocalDate to, Set<String> metrics) {
  static final int MAX_BACK = 90;

  static AnalyticsQuery of(
      Request request, LocalDate today, Set<String> known, boolean metricsRequired)
      throws ApiError {
    LocalDate from = date(request, "start_date");
    LocalDate to = date(request, "end_date");
    if (from.isBefore(today.minusDays(MAX_BACK))) {
      throw ApiError.invalid(
          "Invalid request: start_date can not be more than "
              + MAX_BACK
              + " days back from today.");
    }
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MAX_BACK) {
      throw ApiError.invalid(
          "Invalid request: end_date must be at most " + MAX_BACK + " days past start_date.");
    }
    if (to.isAfter(today)) {
      throw ApiError.invalid("Invalid request: end_date can not be in the future.");
    }
    return new AnalyticsQuery(from, to, metrics(request, known, metricsRequired));
  }

  private static LocalDate date(Request request, String name) throws ApiError {
    String text =
        request
            .parameter(name)
            .orElseThrow(
                () -> ApiError.invalid("Invalid request: '" + name + "' is a required property."));
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiError.invalid("Invalid request: '" + text + "' is not a 'date' (" + name + ").");
    }
  }

  private static Set<String> metrics(Request request, Set<String> known, boolean required)
      throws ApiError {
    Optional<String> text = request.parameter("metric_types").filter(one -> !one.isEmpty());
    if (text.isEmpty()) {
      if (required) {
        throw ApiError.invalid("Invalid request: 'metric_types' is a required property.");
      }
      return known;
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(text.get().split(",", -1)));
    for (String one : wanted) {
      if (!known.contains(one)) {
        throw ApiError.invalid("Invalid request: '" + one + "' is not one of " + known + ".");
      }
    }
    return wanted;
  }

  /** A parameter that must be one of some values. */
  static String choice(Request request, String name, Set<String> allowed) throws ApiError {
    String value =
        request
            .parameter(name)
            .orElseThrow(
                () -> ApiError.invalid("Invalid request: '" + name + "' is a required property."));
    if (!allowed.contains(value)) {
      throw ApiError.invalid("Invalid request: '" + value + "' is not one of " + allowed + ".");
    }
    return value;
  }

  /** How many entries are asked for. */
  static int count(Request request, String name, int usual, int most) throws ApiError {
    String text = request.parameter(name).orElse(Integer.toString(usual));
    try {
      int count = Integer.parseInt(text);
      if (count >= 1 && count <= most) {
        return count;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw ApiError.invalid("Invalid request: " + name + " must be 1 to " + most + ".");
  }
}

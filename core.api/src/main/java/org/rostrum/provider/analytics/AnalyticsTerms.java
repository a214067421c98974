package org.rostrum.provider.analytics;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.RateLimit;

/**
 * On what terms an environment of a network gives figures.
 *
 * @param unavailable why it gives none and what to do, for people; empty if it gives some
 * @param maxDays the most days of one call, 1 to {@link AnalyticsSource#MAX_DAYS}
 * @param historyDays how far back it answers, today included; at least 1
 * @param limits how often it may be asked; the platform stays well below. Empty if none is declared
 * @param topMetrics the ids of metrics that top posts can be ordered by, the most telling first;
 *     empty if the network has no such list
 * @param placeOption the key of the publication option that says where a post stands (a board, a
 *     channel), by which figures are summed up; empty if there is none
 */
public record AnalyticsTerms(
    Optional<String> unavailable,
    int maxDays,
    int historyDays,
    List<RateLimit> limits,
    List<String> topMetrics,
    Optional<String> placeOption) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public AnalyticsTerms {
    limits = List.copyOf(limits);
    topMetrics = List.copyOf(topMetrics);
    if (maxDays < 1 || maxDays > AnalyticsSource.MAX_DAYS) {
      throw new IllegalArgumentException(
          "maxDays must be 1 to " + AnalyticsSource.MAX_DAYS + ", not " + maxDays);
    }
    if (historyDays < 1) {
      throw new IllegalArgumentException("historyDays must be at least 1, not " + historyDays);
    }
  }

  /**
   * Terms of an environment that gives no figures.
   *
   * @param why why not and what to do, for people
   * @return the terms
   */
  public static AnalyticsTerms none(String why) {
    return new AnalyticsTerms(Optional.of(why), 1, 1, List.of(), List.of(), Optional.empty());
  }
}

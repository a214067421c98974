package org.rostrum.analytics;

import java.util.Map;

/**
 * What the posts of one place (a board, a channel) did together.
 *
 * @param place the network's id of the place; empty for posts without one
 * @param label its name for people
 * @param posts how many posts were measured there in the period
 * @param figures figures over the period, by metric
 * @param before figures of as many days right before, by metric
 */
public record PlaceStatistics(
    String place,
    String label,
    int posts,
    Map<String, Double> figures,
    Map<String, Double> before) {
  /** Copies the figures. */
  public PlaceStatistics {
    figures = Map.copyOf(figures);
    before = Map.copyOf(before);
  }
}

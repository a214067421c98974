package org.rostrum.provider.analytics;

import java.util.List;
import java.util.Map;

/** What a network answers when it is asked for the figures of a post. */
public sealed interface PostFigures {
  /**
   * It has the post.
   *
   * @param days figures by day; a day that is missing is a gap, not zero
   * @param lifetime figures since the post was published, by {@link MetricDescriptor#id()}; only
   *     what the network itself says
   */
  record Found(List<MetricPoint> days, Map<String, Double> lifetime) implements PostFigures {
    /** Copies both. */
    public Found {
      days = List.copyOf(days);
      lifetime = Map.copyOf(lifetime);
    }
  }

  /**
   * The post is not there any more. It is not asked for again; what was collected is kept.
   *
   * @param reason for people
   */
  record Gone(String reason) implements PostFigures {}
}

package org.rostrum.provider.analytics;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One of the posts that did best on a network.
 *
 * @param remoteId the network's id of it
 * @param url its public address
 * @param figures figures over the period asked for, by {@link MetricDescriptor#id()}
 */
public record TopPost(String remoteId, Optional<URI> url, Map<String, Double> figures) {
  /** Copies the figures. */
  public TopPost {
    figures = Map.copyOf(figures);
  }
}

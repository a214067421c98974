package org.rostrum.analytics;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One of the posts that the network itself counts among the account's best of the last days,
 * published from here or not.
 *
 * @param remoteId the network's id of it
 * @param url its public address
 * @param publicationId the publication, if it was published from here
 * @param title what a list shows of it; empty if it was not published from here
 * @param thumbnail its first piece of media, if it was published from here
 * @param figures figures by metric
 */
public record NetworkTopPost(
    String remoteId,
    Optional<URI> url,
    Optional<UUID> publicationId,
    String title,
    Optional<UUID> thumbnail,
    Map<String, Double> figures) {
  /** Copies the figures. */
  public NetworkTopPost {
    figures = Map.copyOf(figures);
  }
}

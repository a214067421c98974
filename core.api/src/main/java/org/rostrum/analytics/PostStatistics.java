package org.rostrum.analytics;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A published post and what it did.
 *
 * @param publicationId which publication
 * @param postId its post
 * @param title what a list shows of it
 * @param thumbnail its first piece of media
 * @param url its public address
 * @param publishedAt when the network had it
 * @param place where it stands (a board, a channel), for people; may be empty
 * @param figures figures over the period asked for, by metric; what is unknown is missing
 * @param lifetime figures since it was published, by metric, as the network says them
 * @param gone that the network does not have it any more, for people; may be empty
 */
public record PostStatistics(
    UUID publicationId,
    UUID postId,
    String title,
    Optional<UUID> thumbnail,
    Optional<URI> url,
    Instant publishedAt,
    String place,
    Map<String, Double> figures,
    Map<String, Double> lifetime,
    String gone) {
  /** Copies the figures. */
  public PostStatistics {
    figures = Map.copyOf(figures);
    lifetime = Map.copyOf(lifetime);
  }
}

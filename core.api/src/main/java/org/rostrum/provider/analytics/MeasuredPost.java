package org.rostrum.provider.analytics;

import java.time.Instant;
import java.util.Set;
import org.rostrum.provider.content.MediaKind;

/**
 * A published post whose figures are asked for.
 *
 * @param remoteId the network's id of it
 * @param publishedAt when the network had it
 * @param media what kinds of media it shows; empty if none
 */
public record MeasuredPost(String remoteId, Instant publishedAt, Set<MediaKind> media) {
  /** Copies the kinds. */
  public MeasuredPost {
    media = Set.copyOf(media);
  }
}

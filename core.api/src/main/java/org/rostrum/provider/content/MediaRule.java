package org.rostrum.provider.content;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a network takes of one kind of media.
 *
 * @param kind which kind
 * @param maxCount how many pieces a post may have
 * @param contentTypes which types; the host converts an image of another type to the first image
 *     type it can write
 * @param maxBytes the largest piece
 * @param minWidth in pixels
 * @param minHeight in pixels
 * @param maxDuration the longest video; empty if unlimited or an image
 */
public record MediaRule(
    MediaKind kind,
    int maxCount,
    Set<String> contentTypes,
    long maxBytes,
    int minWidth,
    int minHeight,
    Optional<Duration> maxDuration) {
  /** Copies the types. */
  public MediaRule {
    contentTypes = Set.copyOf(contentTypes);
  }
}

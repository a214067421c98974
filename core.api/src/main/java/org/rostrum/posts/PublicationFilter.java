package org.rostrum.posts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which publications.
 *
 * @param states in these states; empty for all
 * @param account of this account; empty for all
 * @param from due at this instant or later; empty for all
 * @param until due before this instant; empty for all
 * @param search text in title, text or replies, any case; of these together the first 25,000
 *     characters are searched; empty for all
 */
public record PublicationFilter(
    Set<PublicationState> states,
    Optional<UUID> account,
    Optional<Instant> from,
    Optional<Instant> until,
    String search) {
  /** Copies the states. */
  public PublicationFilter {
    states = Set.copyOf(states);
  }

  /**
   * Every publication.
   *
   * @return the filter that lets all through
   */
  public static PublicationFilter all() {
    return new PublicationFilter(
        Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), "");
  }
}

package org.rostrum.posts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change to a published post that a person asked for.
 *
 * @param id its id
 * @param kind what was asked for
 * @param state where it stands
 * @param reason why it stands there and what to do, for people; may be empty
 * @param requestedBy the name of the person
 * @param requestedAt when
 * @param endedAt when it was done or given up; empty while it is under way
 */
public record PublicationChange(
    UUID id,
    Kind kind,
    State state,
    String reason,
    String requestedBy,
    Instant requestedAt,
    Optional<Instant> endedAt) {

  /** What was asked for. */
  public enum Kind {
    /** To say something else. */
    EDIT,
    /** To remove it from the network. */
    REMOVE
  }

  /** Where a change stands. */
  public enum State {
    /** It waits for its turn, or for another try. */
    PENDING,
    /** The network is called, or may have been: it is looked at before anything is sent again. */
    UNDER_WAY,
    /** It is done. */
    DONE,
    /** It was given up. */
    FAILED
  }
}

package org.rostrum.hosting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an installation has come with getting access to a network.
 *
 * @param steps the steps of the guide, in order
 * @param shots the shots of the review walk, in order
 */
public record SetupProgress(List<Item> steps, List<Item> shots) {
  /** Copies the lists. */
  public SetupProgress {
    steps = List.copyOf(steps);
    shots = List.copyOf(shots);
  }

  /**
   * A step or a shot.
   *
   * @param id its id
   * @param done whether it is done
   * @param how how that is known
   * @param at when it was ticked; empty if the host sees it or it is not done
   * @param by who ticked it; empty text if the host sees it or it is not done
   */
  public record Item(String id, boolean done, How how, Optional<Instant> at, String by) {}

  /** How it is known that something is done. */
  public enum How {
    /** It is not done. */
    OPEN,
    /** The host sees it. */
    SEEN,
    /** A person ticked it. */
    TICKED
  }
}

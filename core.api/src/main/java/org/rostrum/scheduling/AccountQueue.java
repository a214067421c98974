package org.rostrum.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.PublicationView;

/**
 * The queue of an account: its publications that took a slot and are still ahead.
 *
 * @param accountId which account
 * @param pause that it is paused; empty while it runs
 * @param publications in the order in which they are published, {@code dueAt} being their slot; at
 *     most {@link PostingQueues#MAX_QUEUED}
 * @param movable how many of them, counted from the end, can be moved: those before are due, and
 *     stay in front
 */
public record AccountQueue(
    UUID accountId, Optional<Pause> pause, List<PublicationView> publications, int movable) {
  /** Copies the publications. */
  public AccountQueue {
    publications = List.copyOf(publications);
  }
}

package org.rostrum.scheduler.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.PublicationStates;

/**
 * A publication whose time has come.
 *
 * @param id which
 * @param workspace whose
 * @param account where to
 * @param provider through which provider
 * @param state where it stands
 * @param dueAt when it is meant to appear
 * @param wakeAt since when the engine may look at it
 * @param fence of its last claim
 * @param accountState where its account stands; empty if there is no such account any more
 * @param accountReason why the account cannot be used; may be empty
 * @param queuePaused whether it stands in the queue of its account, and that is paused
 */
record Candidate(
    UUID id,
    UUID workspace,
    UUID account,
    String provider,
    PublicationState state,
    Instant dueAt,
    Instant wakeAt,
    long fence,
    Optional<String> accountState,
    String accountReason,
    boolean queuePaused) {

  Claim.Kind kind() {
    return state == PublicationState.UNCERTAIN ? Claim.Kind.RECONCILE : Claim.Kind.PUBLISH;
  }

  /** Whether nothing of it was sent yet, or for now, and its queue is paused. */
  boolean waitsForItsQueue() {
    return queuePaused && PublicationStates.AHEAD.contains(state);
  }
}

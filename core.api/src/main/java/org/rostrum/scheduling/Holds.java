package org.rostrum.scheduling;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * Holds publishing, and lets it go on. What becomes due meanwhile waits, and says for which hold;
 * it goes on by itself as soon as no hold is in force for it any more, as far as {@link
 * MissedPublications} lets it. Networks are still asked about what is uncertain.
 *
 * <p>A hold is in force on every node within a second. Calls that began before run to their end.
 *
 * <p>Every method may be called by many threads. A change is told as a live event with the topic
 * {@code hold}, its subject being {@code instance}, the network or the account.
 */
@ProviderType
public interface Holds {
  /** The longest reason, in code points. */
  int MAX_REASON = 500;

  /**
   * Lists the holds that are in force for the caller's workspace, that of the instance first.
   *
   * @param caller needs READ
   * @return the holds
   */
  List<HoldView> list(Caller caller);

  /**
   * Puts publishing on hold.
   *
   * @param caller needs PUBLISH; OPERATE for the instance
   * @param scope what
   * @param reason why, for people; may be empty; at most {@link #MAX_REASON} code points
   * @return the hold
   * @throws RequestRefused NOT_FOUND (no such account; a network that is not installed and has no
   *     account), CONFLICT (on hold already), INVALID (the reason)
   */
  HoldView hold(Caller caller, HoldScope scope, String reason);

  /**
   * Ends a hold.
   *
   * @param caller needs PUBLISH; OPERATE for the instance
   * @param scope what was put on hold; other holds stay in force
   * @throws RequestRefused NOT_FOUND (it is not on hold)
   */
  void resume(Caller caller, HoldScope scope);
}

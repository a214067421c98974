package org.rostrum.posts;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * Published posts: what they say on the network now, and changing and removing them there. No
 * method calls a network: what is asked for is kept, survives a crash, and is done as soon as the
 * account is free; a live event tells of it. Safe for use by many threads.
 */
@ProviderType
public interface PublicationChanges {
  /** The most changes that are shown of a publication. */
  int MAX_SHOWN = 20;

  /** The most changes that a publication takes in all. */
  int MAX_CHANGES = 200;

  /**
   * Tells what is known of a published post.
   *
   * @param caller needs READ
   * @param publicationId which
   * @return what is known
   * @throws RequestRefused NOT_FOUND, CONFLICT (it is not published)
   */
  OnNetwork get(Caller caller, UUID publicationId);

  /**
   * Asks for a published post to say something else. If the outcome of the call is unknown, the
   * network is asked what the post says; the call is never repeated blindly.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @param edit what it shall say
   * @return what is known, with the change pending
   * @throws RequestRefused NOT_FOUND, CONFLICT (not published, gone, another change is under way,
   *     the network takes no changes), INVALID (what the network does not let be changed, a limit,
   *     nothing new)
   */
  OnNetwork edit(Caller caller, UUID publicationId, PublishedEdit edit);

  /**
   * Asks for a published post to be removed from its network. The publication stays listed.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @return what is known, with the removal pending
   * @throws RequestRefused NOT_FOUND, CONFLICT (not published, gone, another change is under way,
   *     the network does not let posts be removed)
   */
  OnNetwork remove(Caller caller, UUID publicationId);

  /**
   * Asks for a look at the network soon, instead of waiting for the next one.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @return what is known now; the look follows within a minute
   * @throws RequestRefused NOT_FOUND, CONFLICT (not published, or the network cannot be asked)
   */
  OnNetwork lookSoon(Caller caller, UUID publicationId);
}

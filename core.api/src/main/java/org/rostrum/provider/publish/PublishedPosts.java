package org.rostrum.provider.publish;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;

/**
 * Changes, removes and looks at posts that are on the network already. An optional service,
 * registered beside the {@code NetworkProvider} with the same {@code org.rostrum.provider.id}
 * property: a network that allows none of it has none.
 *
 * <p>Called on a thread of its own and may block; the context's HTTP client ends at the deadline.
 * One post is changed by one call at a time.
 */
@ConsumerType
public interface PublishedPosts {

  /**
   * Tells what of a published post the network lets be changed. Answers at once and touches no
   * network; always the same answer during the life of the service.
   *
   * @return what can be changed; {@link EditableParts#NOTHING} if posts can only be removed
   */
  EditableParts editable();

  /**
   * Changes a post. The host never repeats a call whose outcome is {@link ChangeResult.Unknown}: it
   * {@linkplain #look looks} what the post says, and asks a person if that differs.
   *
   * @param edit the post and all that it shall say
   * @param account whose
   * @return what came of it
   * @throws InterruptedException if the host ended the call; counts as unknown
   */
  ChangeResult edit(PostEdit edit, AccountContext account) throws InterruptedException;

  /**
   * Removes a post from the network, and the replies that were published with it: those first, so
   * that a repeated call finds what is left. Removing what is gone already is {@link
   * ChangeResult.Gone}, so that the host may repeat the call.
   *
   * @param remoteId the network's id of the post
   * @param account whose
   * @return what came of it
   * @throws InterruptedException if the host ended the call; counts as unknown
   */
  ChangeResult remove(String remoteId, AccountContext account) throws InterruptedException;

  /**
   * Looks whether a post is there and what it says. Reads only.
   *
   * @param remoteId the network's id of the post
   * @param account whose
   * @return what is there; {@link LookResult.Gone} only if the network says so plainly
   * @throws NetworkException if the network refuses or cannot be reached; asked again later
   * @throws InterruptedException if the host ended the call
   */
  LookResult look(String remoteId, AccountContext account)
      throws NetworkException, InterruptedException;
}

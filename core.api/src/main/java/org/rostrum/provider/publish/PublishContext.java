package org.rostrum.provider.publish;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.content.Media;

/** What a provider is handed to publish. Valid during the call only. */
@ProviderType
public interface PublishContext extends AccountContext {
  /** The longest checkpoint, in characters. */
  int MAX_CHECKPOINT = 16_000;

  /**
   * Gives access to the bytes of a piece of the request's media, never held whole in memory.
   *
   * @param media a piece of the request's content
   * @return how to open it
   * @throws IOException if the library no longer has it
   */
  MediaStream open(Media media) throws IOException;

  /**
   * Saves how far publishing came. On return it is durable and is handed back by the next call for
   * this publication, also after a crash: what was uploaded need not be uploaded again.
   *
   * @param data the provider's own notes; at most {@value #MAX_CHECKPOINT} characters, no secrets
   * @throws IllegalArgumentException if it is longer
   * @throws IllegalStateException if the host has given the publication to another attempt; end the
   *     call without creating anything
   */
  void checkpoint(String data);

  /**
   * Tells whether a post on the network is known to be another publication of this account. Two
   * publications may say the same words: whoever looks for the post of a lost answer leaves out
   * those that are spoken for.
   *
   * @param remoteId the network's id of a post
   * @return whether another publication was recorded as being that post
   */
  boolean belongsToAnother(String remoteId);

  /**
   * How much time is left for this call.
   *
   * @return zero once the deadline has passed
   */
  Duration remaining();

  /**
   * Tells the host what the network said of a limit, so that it sends no more than allowed.
   *
   * @param observed what the network said
   */
  void report(RateLimitObservation observed);

  /**
   * The host's time.
   *
   * @return now
   */
  Instant now();
}

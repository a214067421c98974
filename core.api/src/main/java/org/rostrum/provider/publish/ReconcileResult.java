package org.rostrum.provider.publish;

import java.net.URI;
import java.util.Optional;

/** What became of an attempt whose outcome was unknown. */
public sealed interface ReconcileResult {

  /**
   * The post exists. With an id that {@link PublishResult.Published} could not have, the host asks
   * again.
   *
   * @param remoteId the network's id of it
   * @param url its public address, if the network has one
   */
  record Found(String remoteId, Optional<URI> url) implements ReconcileResult {}

  /** The post does not exist and will not appear: publishing again is safe. */
  record Absent() implements ReconcileResult {}

  /**
   * It cannot be told now.
   *
   * @param reason why, for people
   * @param askAgain whether asking again later may tell; if not, a person decides
   */
  record Undetermined(String reason, boolean askAgain) implements ReconcileResult {}
}

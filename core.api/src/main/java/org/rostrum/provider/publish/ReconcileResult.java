package org.rostrum.provider.publish;

import java.net.URI;
import java.util.Optional;

/** What became of an attempt whose outcome was unknown. */
public sealed interface ReconcileResult {

  /**
   * The post exists, with every reply that it was to have. With an id that {@link
   * PublishResult.Published} could not have, the host asks again.
   *
   * @param remoteId the network's id of the post
   * @param url its public address, if the network has one
   */
  record Found(String remoteId, Optional<URI> url) implements ReconcileResult {}

  /**
   * The post exists, and of its replies some do not and will not appear by themselves. The host
   * publishes again, with the notes given here; its 8 retries count, then a person decides. With an
   * id that {@link PublishResult.Published} could not have, the host asks again.
   *
   * @param remoteId the network's id of the post
   * @param url its public address, if the network has one
   * @param checkpoint the provider's notes, as for {@link PublishContext#checkpoint}: they must say
   *     which replies are there
   * @param detail what is there and what is missing, for people
   */
  record FoundInPart(String remoteId, Optional<URI> url, String checkpoint, String detail)
      implements ReconcileResult {}

  /**
   * Neither the post nor a reply of it exists, and none will appear: publishing again is safe, and
   * until then the post can be changed or called off.
   */
  record Absent() implements ReconcileResult {}

  /**
   * It cannot be told now.
   *
   * @param reason why, for people
   * @param askAgain whether asking again later may tell; if not, a person decides
   */
  record Undetermined(String reason, boolean askAgain) implements ReconcileResult {}
}

package org.rostrum.posts;

/** Where a publication stands. */
public enum PublicationState {
  /** Being composed; it has no time yet. */
  DRAFT,
  /** Will be published at its time. */
  SCHEDULED,
  /** An attempt is under way, or the network is still working on it. */
  PUBLISHING,
  /**
   * Its time has come, but the provider, the account or a limit is not ready, or it is on hold.
   * Goes on by itself.
   */
  WAITING,
  /** An attempt failed without creating anything; another follows by itself. */
  RETRYING,
  /** An attempt may have created the post; the network is being asked. */
  UNCERTAIN,
  /**
   * A person decides: an attempt may have created the post and the network cannot tell, or its time
   * passed so long ago that nothing was sent.
   */
  NEEDS_DECISION,
  /** The post exists on the network. */
  PUBLISHED,
  /** It will not be published unless a person retries. */
  FAILED,
  /** A person called it off. */
  CANCELLED;

  /**
   * Whether nothing further happens by itself.
   *
   * @return true for PUBLISHED, FAILED and CANCELLED
   */
  public boolean isFinal() {
    return this == PUBLISHED || this == FAILED || this == CANCELLED;
  }
}

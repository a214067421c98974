package org.rostrum.posts;

/** What a person found out about a publication that {@link PublicationState#NEEDS_DECISION}. */
public enum Decision {
  /** The post is on the network. */
  IT_IS_THERE,
  /** The post is not on the network: publish again. */
  PUBLISH_AGAIN,
  /** Whether it is there or not: leave it. */
  SKIP
}

package org.rostrum.posts;

/**
 * What a person says about a publication that {@link PublicationState#NEEDS_DECISION}; {@link
 * PublicationView#decisions} tells which of these it takes now.
 */
public enum Decision {
  /** The post is on the network. Not taken where nothing was sent. */
  IT_IS_THERE,
  /** The post is not on the network: publish it now. */
  PUBLISH_AGAIN,
  /** Whether it is there or not: leave it. */
  SKIP
}

package org.rostrum.posts;

/** How a published post stands on the network, as far as is known. */
public enum Presence {
  /** As it was published. */
  AS_PUBLISHED,
  /** A change that a person asked for is under way. */
  CHANGING,
  /** It was changed from here since it was published. */
  EDITED,
  /** It was removed from here. */
  REMOVED,
  /** Somebody removed it on the network itself. */
  GONE
}

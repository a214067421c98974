package org.rostrum.provider.content;

/** What a piece of media is. */
public enum MediaKind {
  /** A still picture. */
  IMAGE,
  /** A moving picture with or without sound. */
  VIDEO
}

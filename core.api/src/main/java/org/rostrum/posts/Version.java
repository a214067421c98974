package org.rostrum.posts;

import java.util.List;
import java.util.Optional;

/**
 * What one account says differently; an empty field means as in the shared content.
 *
 * @param title instead of the shared title
 * @param text instead of the shared text
 * @param link instead of the shared link; present and blank for none
 * @param replies instead of the shared replies, all of them; present and without any for none
 */
public record Version(
    Optional<String> title,
    Optional<String> text,
    Optional<String> link,
    Optional<List<String>> replies) {
  /** Copies the replies. */
  public Version {
    replies = replies.map(List::copyOf);
  }

  /**
   * A version with the shared replies.
   *
   * @param title instead of the shared title
   * @param text instead of the shared text
   * @param link instead of the shared link; present and blank for none
   */
  public Version(Optional<String> title, Optional<String> text, Optional<String> link) {
    this(title, text, link, Optional.empty());
  }

  /**
   * Nothing said differently.
   *
   * @return the empty version
   */
  public static Version same() {
    return new Version(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

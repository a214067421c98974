package org.rostrum.posts;

import java.util.Optional;

/**
 * What one account says differently; an empty field means as in the shared content.
 *
 * @param title instead of the shared title
 * @param text instead of the shared text
 * @param link instead of the shared link; present and blank for none
 */
public record Version(Optional<String> title, Optional<String> text, Optional<String> link) {
  /**
   * Nothing said differently.
   *
   * @return the empty version
   */
  public static Version same() {
    return new Version(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

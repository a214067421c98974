package org.rostrum.provider.content;

import java.util.List;
import java.util.Optional;

/**
 * What goes to one account: the shared content of a post with the account's own version applied.
 *
 * @param title may be empty
 * @param text may be empty
 * @param link an absolute address; empty for none
 * @param media in order
 */
public record Content(String title, String text, Optional<String> link, List<Media> media) {
  /** Copies the media. */
  public Content {
    media = List.copyOf(media);
  }
}

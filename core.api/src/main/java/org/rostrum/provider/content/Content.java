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
 * @param replies texts that follow the post, in order: the rest of a thread, or a first comment;
 *     empty where {@link ContentRules#replies()} takes none
 */
public record Content(
    String title, String text, Optional<String> link, List<Media> media, List<String> replies) {
  /** Copies the lists. */
  public Content {
    media = List.copyOf(media);
    replies = List.copyOf(replies);
  }

  /**
   * Content that nothing follows.
   *
   * @param title may be empty
   * @param text may be empty
   * @param link an absolute address; empty for none
   * @param media in order
   */
  public Content(String title, String text, Optional<String> link, List<Media> media) {
    this(title, text, link, media, List.of());
  }
}

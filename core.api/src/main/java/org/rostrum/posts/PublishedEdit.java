package org.rostrum.posts;

import java.util.Map;
import java.util.Optional;

/**
 * What a person wants a published post to say instead. What is absent stays as it is; an empty text
 * removes the text.
 *
 * @param title the title, at most {@link PostDraft#MAX_TITLE} code points
 * @param text the text, at most {@link PostDraft#MAX_TEXT} code points
 * @param link the link, at most {@link PostDraft#MAX_LINK} characters
 * @param altText the description of the first piece of media, at most {@link
 *     PostDraft#MAX_ALT_TEXT} code points
 * @param options options by key, for example where the post hangs
 */
public record PublishedEdit(
    Optional<String> title,
    Optional<String> text,
    Optional<String> link,
    Optional<String> altText,
    Map<String, String> options) {
  /** Copies the options. */
  public PublishedEdit {
    options = Map.copyOf(options);
  }
}

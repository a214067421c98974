package org.rostrum.provider.publish;

import java.util.Set;

/**
 * What of a published post a network lets be changed.
 *
 * @param texts which texts
 * @param options the keys of publication options, for example where the post hangs
 */
public record EditableParts(Set<Text> texts, Set<String> options) {
  /** Nothing can be changed. */
  public static final EditableParts NOTHING = new EditableParts(Set.of(), Set.of());

  /** A text of a post. */
  public enum Text {
    /** The title. */
    TITLE,
    /** The text. */
    TEXT,
    /** The link. */
    LINK,
    /** What the first piece of media is described with. */
    ALT_TEXT
  }

  /** Copies the sets. */
  public EditableParts {
    texts = Set.copyOf(texts);
    options = Set.copyOf(options);
  }

  /**
   * Whether nothing can be changed.
   *
   * @return true if there is no text and no option
   */
  public boolean isNothing() {
    return texts.isEmpty() && options.isEmpty();
  }
}

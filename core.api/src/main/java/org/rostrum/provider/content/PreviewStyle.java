package org.rostrum.provider.content;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * How a network frames a post, as data from which a console draws a likeness while a person writes.
 * It is no promise: what a network shows changes without notice. Start with {@link #plain()}.
 *
 * @param parts what is shown, from top to bottom; each part at most once
 * @param cornerRadius how round the corners of pictures are, in CSS pixels; 0 to {@link
 *     #MAX_CORNER_RADIUS}
 * @param textLines after how many lines the network cuts the text; 1 to {@link #MAX_TEXT_LINES}
 * @param placeOption the key of the publication option that says where the post appears, such as a
 *     board or a channel; empty if there is none
 * @param action the words on the button beside the place; at most {@link #MAX_ACTION} characters,
 *     empty for no button
 */
public record PreviewStyle(
    List<Part> parts,
    int cornerRadius,
    int textLines,
    Optional<String> placeOption,
    String action) {

  /** The roundest corners, in CSS pixels. */
  public static final int MAX_CORNER_RADIUS = 40;

  /** The most lines of text. */
  public static final int MAX_TEXT_LINES = 40;

  /** The longest words on the button, in UTF-16 units. */
  public static final int MAX_ACTION = 24;

  /** What a preview is made of. */
  public enum Part {
    /** Who publishes it. */
    ACCOUNT,
    /** Pictures and videos. */
    MEDIA,
    /** The host of the link. */
    LINK,
    /** The title. */
    TITLE,
    /** The text. */
    TEXT,
    /** Where it appears, and the network's button. */
    PLACE
  }

  /**
   * Checks what a provider declared, because the console draws it as it is.
   *
   * @throws IllegalArgumentException if a part comes twice, or a number or the action is out of
   *     bounds
   */
  public PreviewStyle {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || EnumSet.copyOf(parts).size() < parts.size()) {
      throw new IllegalArgumentException("A preview has each part once, not " + parts);
    }
    if (cornerRadius < 0 || cornerRadius > MAX_CORNER_RADIUS) {
      throw new IllegalArgumentException(
          "A preview's cornerRadius must be 0 to " + MAX_CORNER_RADIUS + ", not " + cornerRadius);
    }
    if (textLines < 1 || textLines > MAX_TEXT_LINES) {
      throw new IllegalArgumentException(
          "A preview's textLines must be 1 to " + MAX_TEXT_LINES + ", not " + textLines);
    }
    if (action.length() > MAX_ACTION) {
      throw new IllegalArgumentException(
          "A preview's action has at most " + MAX_ACTION + " characters");
    }
  }

  /**
   * A card as most networks show one: account, text, then media with title and link below.
   *
   * @return the style
   */
  public static PreviewStyle plain() {
    return new PreviewStyle(
        List.of(Part.ACCOUNT, Part.TEXT, Part.MEDIA, Part.TITLE, Part.LINK),
        12,
        8,
        Optional.empty(),
        "");
  }
}

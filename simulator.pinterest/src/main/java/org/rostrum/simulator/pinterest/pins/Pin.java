package org.rostrum.simulator.pinterest.pins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * A pin.
 *
 * @param owner a username
 * @param aiDisclosures what its maker said of artificial intelligence, such as {@code AI_MODIFIED}
 * @param createdAt to the full precision of the clock; the API shows whole seconds
 */
public record Pin(
    String id,
    Environment environment,
    String owner,
    String boardId,
    Optional<String> sectionId,
    Text text,
    Optional<String> dominantColor,
    Optional<String> parentPinId,
    List<String> aiDisclosures,
    PinMedia media,
    Instant createdAt) {

  /** Copies the disclosures. */
  public Pin {
    aiDisclosures = List.copyOf(aiDisclosures);
  }

  /** What a person wrote about it. */
  public record Text(
      Optional<String> title,
      Optional<String> description,
      Optional<String> link,
      Optional<String> altText) {}

  /** The picture that stands for it: its only one, the first of several, or a video's cover. */
  public Image image() {
    return media.cover();
  }

  public Optional<String> title() {
    return text.title();
  }

  public Optional<String> description() {
    return text.description();
  }

  public Optional<String> link() {
    return text.link();
  }

  public Optional<String> altText() {
    return text.altText();
  }

  Pin moved(String newBoardId, Optional<String> newSectionId, Text newText) {
    return new Pin(
        id,
        environment,
        owner,
        newBoardId,
        newSectionId,
        newText,
        dominantColor,
        parentPinId,
        aiDisclosures,
        media,
        createdAt);
  }

  Pin disclosing(List<String> disclosures) {
    return new Pin(
        id,
        environment,
        owner,
        boardId,
        sectionId,
        text,
        dominantColor,
        parentPinId,
        disclosures,
        media,
        createdAt);
  }
}

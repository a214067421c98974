package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.settings.SettingValues;

/**
 * A pin in Pinterest's terms.
 *
 * @param board id of the board, digits only
 * @param section id of the section, digits only; empty for the board itself
 * @param title may be empty
 * @param description may be empty
 * @param link may be empty
 * @param altText may be empty
 * @param dominantColor as {@code #6E7874}; empty to leave it to Pinterest
 * @param ai what it says of artificial intelligence
 * @param visual what it shows
 */
record PinContent(
    String board,
    Optional<String> section,
    String title,
    String description,
    String link,
    String altText,
    Optional<String> dominantColor,
    AiDisclosure ai,
    Visual visual) {

  /** Between the alt texts of a carousel's pictures: a pin has one alt text only. */
  private static final String NEXT_PICTURE = " – ";

  /**
   * Puts together what a publication says. Content and options were checked by {@link PinCheck}.
   *
   * @param content what to publish
   * @param options board, section, AI disclosure and colour
   * @return the pin
   */
  static PinContent of(Content content, SettingValues options) {
    return new PinContent(
        options.require(PinForm.BOARD),
        options.text(PinForm.SECTION).filter(section -> !section.isBlank()),
        content.title(),
        content.text(),
        content.link().orElse(""),
        altText(content.media()),
        options.text(PinForm.DOMINANT_COLOR).filter(color -> !color.isBlank()),
        AiDisclosure.of(options),
        Visual.of(content.media()));
  }

  /** Those of all pictures, one after the other, as many as fit. */
  private static String altText(List<Media> media) {
    StringBuilder all = new StringBuilder();
    for (Media piece : media) {
      String next = piece.altText().strip();
      String joined = all.isEmpty() || next.isEmpty() ? next : NEXT_PICTURE + next;
      if (all.codePoints().count() + joined.codePoints().count() > PinForm.MAX_ALT_TEXT) {
        break;
      }
      all.append(joined);
    }
    return all.toString();
  }

  /** Where the pins of its board or section are listed. */
  String listPath() {
    return "/boards/" + board + section.map(id -> "/sections/" + id).orElse("") + "/pins";
  }

  /**
   * Everything but pictures and video, as {@code POST /pins} takes it; what is empty is left out.
   */
  ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("board_id", board);
    section.ifPresent(id -> json.put("board_section_id", id));
    putText(json, "title", title);
    putText(json, "description", description);
    putText(json, "link", link);
    putText(json, "alt_text", altText);
    dominantColor.ifPresent(color -> json.put("dominant_color", color));
    ai.putInto(json);
    return json;
  }

  static void putText(ObjectNode json, String field, String value) {
    if (!value.isBlank()) {
      json.put(field, value);
    }
  }
}

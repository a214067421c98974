package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;

/** How much a listed pin looks like the one that was to be created. */
enum Likeness {
  /** Board, section and all texts are the same. */
  SAME,
  /**
   * The same but for what a network is known to do to texts: white space, entities and signs
   * changed, a long text cut, a link brought into another form.
   */
  ALIKE,
  /** Another pin. */
  DIFFERENT;

  /** A cut text must keep that much of itself to count as alike. */
  private static final int MIN_CUT = 40;

  static Likeness between(PinContent ours, JsonNode pin) {
    if (!mayBeOurs(ours, pin)) {
      return DIFFERENT;
    }
    Likeness pieces = ofPieces(ours, pin.path("media").path("items"));
    if (pieces == SAME && all(ours, pin, Likeness::sameText, Likeness::sameText)) {
      return SAME;
    }
    return pieces != DIFFERENT && all(ours, pin, Likeness::alikeText, Likeness::alikeLink)
        ? ALIKE
        : DIFFERENT;
  }

  /**
   * The pictures of a carousel, as far as lists tell of them: where they are silent on a text that
   * was sent, the pin may still be ours.
   */
  private static Likeness ofPieces(PinContent ours, JsonNode items) {
    if (!(ours.visual() instanceof Visual.Carousel(List<Media> pieces))) {
      return SAME;
    }
    if (!items.isArray() || items.isEmpty()) {
      return ALIKE;
    }
    if (items.size() != pieces.size()) {
      return DIFFERENT;
    }
    Likeness all = SAME;
    for (int i = 0; i < pieces.size(); i++) {
      Likeness one = ofPiece(pieces.get(i), items.get(i));
      all = one.compareTo(all) > 0 ? one : all;
    }
    return all;
  }

  private static Likeness ofPiece(Media ours, JsonNode item) {
    String title = Json.text(item, "title");
    String description = Json.text(item, "description");
    String link = Json.text(item, "link");
    String ourLink = ours.link().orElse("");
    if (sameText(ours.title(), title)
        && sameText(ours.text(), description)
        && sameText(ourLink, link)) {
      return SAME;
    }
    boolean alike =
        (title.isEmpty() || alikeText(ours.title(), title))
            && (description.isEmpty() || alikeText(ours.text(), description))
            && (link.isEmpty() || alikeLink(ourLink, link));
    return alike ? ALIKE : DIFFERENT;
  }

  /** Same place, own pin, same kind: a video with the same texts as a picture is another pin. */
  private static boolean mayBeOurs(PinContent ours, JsonNode pin) {
    String board = Json.text(pin, "board_id");
    String section = Json.text(pin, "board_section_id");
    String type = Json.text(pin.path("media"), "media_type");
    boolean samePlace =
        (board.isEmpty() || board.equals(ours.board()))
            && (ours.section().isEmpty()
                ? section.isEmpty()
                : section.isEmpty() || section.equals(ours.section().get()));
    return samePlace
        && pin.path("is_owner").asBoolean(true)
        && (type.isEmpty() || type.equals(ours.visual().mediaType()));
  }

  private static boolean all(
      PinContent ours,
      JsonNode pin,
      BiPredicate<String, String> texts,
      BiPredicate<String, String> links) {
    return texts.test(ours.title(), Json.text(pin, "title"))
        && texts.test(ours.description(), Json.text(pin, "description"))
        && texts.test(ours.altText(), Json.text(pin, "alt_text"))
        && links.test(ours.link(), Json.text(pin, "link"));
  }

  private static boolean sameText(String ours, String theirs) {
    return plain(ours).equals(plain(theirs));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static boolean alikeText(String ours, String theirs) {
    String left = letters(ours);
    String right = letters(theirs);
    return left.equals(right) || (right.length() >= MIN_CUT && left.startsWith(right));
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("&[A-Za-z0-9#]{2,8};", "")
        .replaceAll("[^\\p{L}\\p{N}]+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean alikeLink(String ours, String theirs) {
    return address(ours).equals(address(theirs));
  }

  /** Host and path alone: scheme, query and the slash at the end are what networks rewrite. */
  private static String address(String link) {
    try {
      URI uri = new URI(link.strip());
      if (uri.getHost() == null) {
        return link.strip();
      }
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      String path = uri.getPath() == null ? "" : uri.getPath();
      return (host.startsWith("www.") ? host.substring(4) : host)
          + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    } catch (URISyntaxException e) {
      return link.strip();
    }
  }
}

package org.rostrum.simulator.pinterest.pages;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.simulator.pinterest.boards.Board;
import org.rostrum.simulator.pinterest.pins.Pin;

/** Pins as a wall of cards. */
final class PinCards {

  private PinCards() {}

  /**
   * The wall, or a sentence where there are no pins.
   *
   * @param boards by id, for the line that names the board
   */
  static String wall(List<Pin> pins, Map<String, Board> boards) {
    if (pins.isEmpty()) {
      return "<p class=\"empty\">No pins yet.</p>\n";
    }
    StringBuilder html = new StringBuilder("<ul class=\"wall\">\n");
    for (Pin pin : pins) {
      html.append(card(pin, Optional.ofNullable(boards.get(pin.boardId()))));
    }
    return html.append("</ul>\n").toString();
  }

  private static String card(Pin pin, Optional<Board> board) {
    StringBuilder html = new StringBuilder();
    html.append("<li class=\"pin\" id=\"pin-")
        .append(pin.id())
        .append("\" data-pin-id=\"")
        .append(pin.id())
        .append("\">\n<article>\n");
    html.append(PinPictures.of(pin));
    html.append("<div class=\"words\">\n<h3>")
        .append(Html.escape(pin.title().orElse("Untitled pin")))
        .append("</h3>\n");
    pin.description()
        .ifPresent(
            text ->
                html.append("<p class=\"description\">")
                    .append(Html.escape(text))
                    .append("</p>\n"));
    pin.link()
        .ifPresent(
            link ->
                html.append(
                    "<p><a href=\"%s\" rel=\"noreferrer nofollow\">%s</a></p>\n"
                        .formatted(Html.escape(link), Html.escape(host(link)))));
    html.append("<p class=\"about\">");
    board.ifPresent(
        on ->
            html.append(
                "<a href=\"/boards/%s\">%s</a>%s<br>"
                    .formatted(on.id(), Html.escape(on.name()), section(pin, on))));
    if (!pin.aiDisclosures().isEmpty()) {
      html.append("AI modified<br>");
    }
    html.append(Html.time(pin.createdAt()))
        .append("<br>")
        .append(Words.environment(pin.environment()))
        .append("</p>\n</div>\n</article>\n</li>\n");
    return html.toString();
  }

  private static String section(Pin pin, Board board) {
    return pin.sectionId()
        .flatMap(board::section)
        .map(section -> " › " + Html.escape(section.name()))
        .orElse("");
  }

  private static String host(String link) {
    return Optional.ofNullable(URI.create(link).getHost()).orElse(link);
  }
}

package org.rostrum.simulator.pinterest.pages;

import java.util.List;
import org.rostrum.simulator.pinterest.pins.Image;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.PinMedia;

/** What a pin shows, on its card: a picture, a row of pictures, or a video that plays. */
final class PinPictures {

  private PinPictures() {}

  static String of(Pin pin) {
    String alt = pin.altText().orElse("");
    return switch (pin.media()) {
      case PinMedia.Picture(Image image) -> picture(image, alt);
      case PinMedia.Carousel(List<PinMedia.Slot> slots) -> carousel(slots, alt);
      case PinMedia.Video video -> video(video, alt);
    };
  }

  private static String carousel(List<PinMedia.Slot> slots, String alt) {
    StringBuilder html =
        new StringBuilder(
            "<ol class=\"carousel\" tabindex=\"0\" aria-label=\"Carousel of %d pictures\">\n"
                .formatted(slots.size()));
    for (int i = 0; i < slots.size(); i++) {
      PinMedia.Slot slot = slots.get(i);
      html.append("<li>").append(picture(slot.image(), slot.title().orElse(i == 0 ? alt : "")));
      slot.title()
          .ifPresent(
              title ->
                  html.append("<p class=\"about\">").append(Html.escape(title)).append("</p>"));
      html.append("</li>\n");
    }
    return html.append("</ol>\n").toString();
  }

  /** A frame that was named shows by itself; a poster would hide it. */
  private static String video(PinMedia.Video video, String alt) {
    String address = VideoPage.address(video.mediaId());
    String shown =
        video
            .coverSecond()
            .map(second -> "src=\"%s#t=%d\"".formatted(address, second))
            .orElseGet(
                () -> "poster=\"/%s\" src=\"%s\"".formatted(video.cover().fileName(), address));
    return "<video controls preload=\"metadata\" %s aria-label=\"%s\"></video>\n"
        .formatted(shown, Html.escape(alt.isEmpty() ? "Video" : alt));
  }

  private static String picture(Image image, String alt) {
    return "<img src=\"/%s\" alt=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\">\n"
        .formatted(image.fileName(), Html.escape(alt), image.width(), image.height());
  }
}

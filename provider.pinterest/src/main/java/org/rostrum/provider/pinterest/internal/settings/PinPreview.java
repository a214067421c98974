package org.rostrum.provider.pinterest.internal.settings;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.PreviewStyle;
import org.rostrum.provider.content.PreviewStyle.Part;

/** A pin as Pinterest shows it close up: the board and its button, the picture, then the words. */
final class PinPreview {
  private static final int CORNER_RADIUS = 16;
  private static final int TEXT_LINES = 6;

  static final PreviewStyle STYLE =
      new PreviewStyle(
          List.of(Part.PLACE, Part.MEDIA, Part.LINK, Part.TITLE, Part.TEXT, Part.ACCOUNT),
          CORNER_RADIUS,
          TEXT_LINES,
          Optional.of(PinForm.BOARD),
          "Save");

  private PinPreview() {}
}

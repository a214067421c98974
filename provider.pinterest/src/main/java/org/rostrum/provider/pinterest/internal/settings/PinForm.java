package org.rostrum.provider.pinterest.internal.settings;

import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/**
 * What a pin is made of. Lengths are those of the schema {@code PinCreate} in Pinterest's API
 * description 5.23.0, which counts code points as JSON Schema does.
 */
public final class PinForm {
  /** Key of the board's id. */
  public static final String BOARD = "board";

  /** Key of the section's id. */
  public static final String SECTION = "section";

  /** Lookup of boards. */
  public static final String BOARDS = "boards";

  /** Lookup of a board's sections. */
  public static final String SECTIONS = "sections";

  static final int MAX_TITLE = 100;
  static final int MAX_DESCRIPTION = 800;
  static final int MAX_LINK = 2_048;
  static final int MAX_ALT_TEXT = 500;

  /** The largest picture, in bytes. */
  static final long MAX_IMAGE_BYTES = 20_000_000;

  private static final int MAX_ID = 30;

  private PinForm() {}

  static SettingsSchema options() {
    return SettingsSchema.of(
        Setting.of(BOARD, SettingType.LIVE_CHOICE, "Board")
            .help("The board that the pin goes to.")
            .lookup(BOARDS)
            .creatable()
            .pattern("\\d+", "one of the boards offered")
            .maxLength(MAX_ID)
            .required()
            .build(),
        Setting.of(SECTION, SettingType.LIVE_CHOICE, "Section")
            .help("A section of that board. Leave it empty to put the pin on the board itself.")
            .lookup(SECTIONS, BOARD)
            .creatable()
            .pattern("\\d+", "one of the sections offered")
            .maxLength(MAX_ID)
            .build());
  }

  static ContentRules rules() {
    return ContentRules.builder()
        .title(TextRule.optional("Title", MAX_TITLE))
        .text(TextRule.optional("Description", MAX_DESCRIPTION))
        .link(TextRule.optional("Link", MAX_LINK))
        .altText(TextRule.optional("Alt text", MAX_ALT_TEXT))
        .mediaCount(1, 1)
        .take(MediaRule.images("image/jpeg", "image/png").maxBytes(MAX_IMAGE_BYTES).build())
        .build();
  }
}

package org.rostrum.provider.pinterest.internal.settings;

import java.time.Duration;
import java.util.List;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.CoverUse;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.PieceRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.settings.Choice;
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

  /** Key of the colour that shows while the picture is loading. */
  public static final String DOMINANT_COLOR = "dominantColor";

  /** Key of what the pin says of artificial intelligence. */
  public static final String AI_DISCLOSURE = "aiDisclosure";

  /** The value of {@link #AI_DISCLOSURE} for what was made or changed with AI. */
  public static final String AI_MODIFIED = "modified";

  /** The value of {@link #AI_DISCLOSURE} for what shows a person made by AI. */
  public static final String AI_PERFORMER = "performer";

  /** Key of who sees a board that is created from the form. */
  public static final String NEW_BOARDS = "newBoards";

  /** The value of {@link #NEW_BOARDS} for boards that only their owner sees. */
  public static final String SECRET = "secret";

  /** Most pictures of a carousel (schema {@code PinMediaSourceImagesBase64}). */
  public static final int MAX_PICTURES = 5;

  /** The longest alt text. */
  public static final int MAX_ALT_TEXT = 500;

  /** The largest picture, in bytes. */
  public static final long MAX_IMAGE_BYTES = 20_000_000;

  /**
   * All pictures of a carousel, in bytes. Pinterest names no limit; it is a caution of ours, so
   * that one request does not grow beyond what servers take.
   */
  public static final long MAX_CAROUSEL_BYTES = 40_000_000;

  /** The largest video, in bytes. */
  static final long MAX_VIDEO_BYTES = 2_000_000_000;

  static final Duration SHORTEST_VIDEO = Duration.ofSeconds(4);
  static final Duration LONGEST_VIDEO = Duration.ofMinutes(15);

  static final int MAX_TITLE = 100;
  static final int MAX_DESCRIPTION = 800;
  static final int MAX_LINK = 2_048;

  private static final String PUBLIC = "public";
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
            .build(),
        aiDisclosure(),
        Setting.of(DOMINANT_COLOR, SettingType.COLOUR, "Dominant colour")
            .help(
                "The colour that shows while the picture is loading. Leave it empty and Pinterest"
                    + " finds one.")
            .advanced()
            .build(),
        Setting.of(NEW_BOARDS, SettingType.CHOICE, "Boards created here are")
            .help(
                "Who sees a board that you create in the list above. Secret needs «Secret boards"
                    + " too» on Services, and an account connected since.")
            .choices(
                List.of(
                    Choice.of(PUBLIC, "public", "everybody sees them"),
                    Choice.of(SECRET, "secret", "only you see them")))
            .defaultValue(PUBLIC)
            .advanced()
            .build());
  }

  private static Setting aiDisclosure() {
    return Setting.of(AI_DISCLOSURE, SettingType.CHOICE, "AI disclosure")
        .help("Tells Pinterest, which labels the pin «AI modified».")
        .choices(
            List.of(
                Choice.of(AI_MODIFIED, "Made or changed with AI"),
                Choice.of(AI_PERFORMER, "Shows a person made by AI")))
        .build();
  }

  static ContentRules rules() {
    return ContentRules.builder()
        .title(TextRule.optional("Title", MAX_TITLE))
        .text(TextRule.optional("Description", MAX_DESCRIPTION))
        .link(TextRule.optional("Link", MAX_LINK))
        .altText(TextRule.optional("Alt text", MAX_ALT_TEXT))
        .mediaCount(1, MAX_PICTURES)
        .take(
            MediaRule.images("image/jpeg", "image/png")
                .maxCount(MAX_PICTURES)
                .maxBytes(MAX_IMAGE_BYTES)
                .preferredRatio(2, 3)
                .build())
        .take(
            MediaRule.videos("video/mp4", "video/quicktime", "video/x-m4v")
                .maxBytes(MAX_VIDEO_BYTES)
                .duration(SHORTEST_VIDEO, LONGEST_VIDEO)
                .cover(CoverUse.REQUIRED)
                .build())
        .oneKindOnly()
        .equalSizes()
        .pieces(
            new PieceRules(
                TextRule.optional("Title", MAX_TITLE),
                TextRule.optional("Description", MAX_DESCRIPTION),
                TextRule.optional("Link", MAX_LINK)))
        .build();
  }
}

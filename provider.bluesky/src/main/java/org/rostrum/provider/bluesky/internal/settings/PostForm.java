package org.rostrum.provider.bluesky.internal.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rostrum.provider.bluesky.internal.text.PostText;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.ReplyRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.content.TextRule.Usage;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/**
 * What a post is made of. Limits are those of the lexicons {@code app.bsky.feed.post} and {@code
 * app.bsky.embed.*}; where a lexicon sets none, those of Bluesky's own apps.
 */
public final class PostForm {
  /** Key of what becomes of the link. */
  public static final String LINK_AS = "linkAs";

  /** A card where there is neither picture nor video, or else at the end of the text. */
  public static final String AUTO = "auto";

  /** Always a card. */
  public static final String CARD = "card";

  /** At the end of the text. */
  public static final String IN_TEXT = "text";

  /** Not at all. */
  public static final String LEFT_OUT = "none";

  /** Key of what the card says below its title. */
  public static final String CARD_DESCRIPTION = "cardDescription";

  /** Key of the languages of the text. */
  public static final String LANGUAGES = "languages";

  /** Key of the warning before media are shown. */
  public static final String LABEL = "label";

  /** No warning. */
  public static final String NO_LABEL = "none";

  /** The most pictures of a post. */
  public static final int MAX_PICTURES = 4;

  /** The largest picture, in bytes. */
  public static final long MAX_IMAGE_BYTES = 1_000_000;

  /** The largest video, in bytes; many servers take less. */
  public static final long MAX_VIDEO_BYTES = 100_000_000;

  /** The longest description of a video, in graphemes. */
  public static final int MAX_VIDEO_ALT_TEXT = 1_000;

  /** The longest description of a picture, in graphemes. */
  static final int MAX_ALT_TEXT = 2_000;

  /** The most languages of a post. */
  public static final int MAX_LANGUAGES = 3;

  /** The most replies behind a post. The network has no limit; a thread of more is rarely read. */
  public static final int MAX_REPLIES = 25;

  /**
   * The most handles that a text mentions. The network has no limit; each is a call before the
   * record, and a text that names more is taken for spam.
   */
  public static final int MAX_MENTIONS = 20;

  static final Duration LONGEST_VIDEO = Duration.ofMinutes(3);
  static final int MAX_TITLE = 300;
  static final int MAX_DESCRIPTION = 1_000;
  static final int MAX_LINK = 2_048;

  private static final int MAX_LANGUAGES_TEXT = 110;
  private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}";

  private PostForm() {}

  static SettingsSchema options() {
    return SettingsSchema.of(
        Setting.of(LINK_AS, SettingType.CHOICE, "Link")
            .help(
                "Bluesky shows a card or media, not both. A card shows the title, the description"
                    + " below and, if the post has one picture, that picture.")
            .choices(
                List.of(
                    Choice.of(AUTO, "Card, or in the text beside pictures and videos"),
                    Choice.of(CARD, "Card, with the post's picture in it"),
                    Choice.of(IN_TEXT, "At the end of the text"),
                    Choice.of(LEFT_OUT, "Left out")))
            .defaultValue(AUTO)
            .build(),
        Setting.of(CARD_DESCRIPTION, SettingType.MULTILINE, "Description of the card")
            .help("What the linked page is about. Rostrum does not read the page.")
            .maxLength(MAX_DESCRIPTION)
            .visibleWhen(LINK_AS, AUTO, CARD)
            .build(),
        Setting.of(LANGUAGES, SettingType.TEXT, "Languages")
            .help(
                "The languages of the text, at most three, such as en, pt-BR. People read what is in"
                    + " their languages.")
            .placeholder("en")
            .maxLength(MAX_LANGUAGES_TEXT)
            .pattern(
                " *" + LANGUAGE + "( *, *" + LANGUAGE + "){0," + (MAX_LANGUAGES - 1) + "} *",
                "one to three language tags with commas between them, such as en, de")
            .build(),
        Setting.of(LABEL, SettingType.CHOICE, "Content warning")
            .help("What people are warned of before pictures and videos are shown.")
            .choices(
                List.of(
                    Choice.of(NO_LABEL, "None"),
                    Choice.of("sexual", "Suggestive"),
                    Choice.of("nudity", "Nudity"),
                    Choice.of("porn", "Adult"),
                    Choice.of("graphic-media", "Graphic media")))
            .defaultValue(NO_LABEL)
            .advanced()
            .build());
  }

  /**
   * The languages that were chosen.
   *
   * @param options the publication's options
   * @return language tags (BCP 47), each once
   */
  public static List<String> languages(SettingValues options) {
    return Stream.of(options.text(LANGUAGES).orElse("").split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
        .filter(tag -> !tag.equals("und"))
        .distinct()
        .limit(MAX_LANGUAGES)
        .toList();
  }

  /**
   * What content Bluesky takes.
   *
   * @return the rules
   */
  public static ContentRules rules() {
    return ContentRules.builder()
        .title(TextRule.optional("Title of the card", MAX_TITLE))
        .text(text("Text"))
        .link(TextRule.optional("Link", MAX_LINK))
        .altText(new TextRule("Alt text", Usage.OPTIONAL, MAX_ALT_TEXT, Unit.GRAPHEMES))
        .mediaCount(0, MAX_PICTURES)
        .take(
            MediaRule.images("image/jpeg", "image/png", "image/webp")
                .maxCount(MAX_PICTURES)
                .maxBytes(MAX_IMAGE_BYTES)
                .build())
        .take(
            MediaRule.videos("video/mp4")
                .maxBytes(MAX_VIDEO_BYTES)
                .duration(Duration.ZERO, LONGEST_VIDEO)
                .build())
        .oneKindOnly()
        .replies(new ReplyRules(MAX_REPLIES, text("Reply")))
        .build();
  }

  private static TextRule text(String label) {
    return new TextRule(label, Usage.OPTIONAL, PostText.MAX_GRAPHEMES, Unit.GRAPHEMES)
        .withMaxBytes(PostText.MAX_BYTES);
  }
}

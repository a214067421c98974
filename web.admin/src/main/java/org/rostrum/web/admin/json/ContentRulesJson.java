package org.rostrum.web.admin.json;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.AspectRatio;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.CoverUse;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.PieceRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.content.TextRule.Usage;

/** What content a network takes. */
public record ContentRulesJson(
    TextRuleJson title,
    TextRuleJson text,
    TextRuleJson link,
    TextRuleJson altText,
    int minMedia,
    int maxMedia,
    List<MediaRuleJson> media,
    boolean mixedKinds,
    boolean equalSizes,
    PieceRulesJson pieces,
    ReplyRulesJson replies) {

  private static final double MILLIS = 1000.0;

  /** What a network takes in one text field. */
  public record TextRuleJson(
      String label,
      Usage usage,
      int maxLength,
      Unit unit,
      @Nullable Integer maxBytes,
      @Nullable Integer linkLength) {
    static TextRuleJson of(TextRule rule) {
      return new TextRuleJson(
          rule.label(),
          rule.usage(),
          rule.maxLength(),
          rule.unit(),
          orNull(rule.maxBytes()),
          orNull(rule.linkLength()));
    }

    private static @Nullable Integer orNull(OptionalInt limit) {
      return limit.isPresent() ? limit.getAsInt() : null;
    }
  }

  /** What a network takes for each of several pieces of media. */
  public record PieceRulesJson(TextRuleJson title, TextRuleJson text, TextRuleJson link) {
    static PieceRulesJson of(PieceRules rules) {
      return new PieceRulesJson(
          TextRuleJson.of(rules.title()),
          TextRuleJson.of(rules.text()),
          TextRuleJson.of(rules.link()));
    }
  }

  /** What may follow a post; a maximum of 0 for nothing. */
  public record ReplyRulesJson(int max, TextRuleJson text) {}

  /** What is taken of one kind of media. */
  public record MediaRuleJson(
      MediaKind kind,
      int maxCount,
      List<String> contentTypes,
      long maxBytes,
      int minWidth,
      int minHeight,
      @Nullable Double minDurationSeconds,
      @Nullable Double maxDurationSeconds,
      CoverUse cover,
      @Nullable AspectRatio preferredRatio) {
    static MediaRuleJson of(MediaRule rule) {
      return new MediaRuleJson(
          rule.kind(),
          rule.maxCount(),
          rule.contentTypes().stream().sorted().toList(),
          rule.maxBytes(),
          rule.minWidth(),
          rule.minHeight(),
          rule.minDuration().map(MediaRuleJson::seconds).orElse(null),
          rule.maxDuration().map(MediaRuleJson::seconds).orElse(null),
          rule.cover(),
          rule.preferredRatio().orElse(null));
    }

    private static Double seconds(Duration duration) {
      return duration.toMillis() / MILLIS;
    }
  }

  static ContentRulesJson of(ContentRules rules) {
    return new ContentRulesJson(
        TextRuleJson.of(rules.title()),
        TextRuleJson.of(rules.text()),
        TextRuleJson.of(rules.link()),
        TextRuleJson.of(rules.altText()),
        rules.minMedia(),
        rules.maxMedia(),
        rules.media().stream().map(MediaRuleJson::of).toList(),
        rules.mixedKinds(),
        rules.equalSizes(),
        PieceRulesJson.of(rules.pieces()),
        new ReplyRulesJson(rules.replies().max(), TextRuleJson.of(rules.replies().text())));
  }
}

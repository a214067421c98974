package org.rostrum.web.admin.json;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.AspectRatio;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.CoverUse;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.PieceRules;
import org.rostrum.provider.content.TextRule;

/** What content a network takes. */
public record ContentRulesJson(
    TextRule title,
    TextRule text,
    TextRule link,
    TextRule altText,
    int minMedia,
    int maxMedia,
    List<MediaRuleJson> media,
    boolean mixedKinds,
    boolean equalSizes,
    PieceRules pieces) {

  private static final double MILLIS = 1000.0;

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
        rules.title(),
        rules.text(),
        rules.link(),
        rules.altText(),
        rules.minMedia(),
        rules.maxMedia(),
        rules.media().stream().map(MediaRuleJson::of).toList(),
        rules.mixedKinds(),
        rules.equalSizes(),
        rules.pieces());
  }
}

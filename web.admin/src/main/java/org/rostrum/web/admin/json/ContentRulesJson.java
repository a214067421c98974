package org.rostrum.web.admin.json;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.content.TextRule;

/** What content a network takes. */
public record ContentRulesJson(
    TextRule title,
    TextRule text,
    TextRule link,
    TextRule altText,
    int minMedia,
    int maxMedia,
    List<MediaRuleJson> media) {

  /** What is taken of one kind of media. */
  public record MediaRuleJson(
      MediaKind kind,
      int maxCount,
      List<String> contentTypes,
      long maxBytes,
      int minWidth,
      int minHeight,
      @Nullable Long maxDurationSeconds) {
    static MediaRuleJson of(MediaRule rule) {
      return new MediaRuleJson(
          rule.kind(),
          rule.maxCount(),
          rule.contentTypes().stream().sorted().toList(),
          rule.maxBytes(),
          rule.minWidth(),
          rule.minHeight(),
          rule.maxDuration().map(Duration::toSeconds).orElse(null));
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
        rules.media().stream().map(MediaRuleJson::of).toList());
  }
}

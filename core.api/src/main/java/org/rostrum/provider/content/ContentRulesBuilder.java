package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds {@link ContentRules}; begins with no texts and no media. Not for use by several threads.
 */
public final class ContentRulesBuilder {
  private TextRule title = TextRule.unused("Title");
  private TextRule text = TextRule.unused("Text");
  private TextRule link = TextRule.unused("Link");
  private TextRule altText = TextRule.unused("Alt text");
  private int minMedia;
  private int maxMedia;
  private final List<MediaRule> media = new ArrayList<>();
  private boolean mixedKinds = true;
  private boolean equalSizes;
  private PieceRules pieces = PieceRules.unused();
  private ReplyRules replies = ReplyRules.unused();

  ContentRulesBuilder() {}

  /**
   * Sets the rule of the title.
   *
   * @param rule the rule
   * @return this
   */
  public ContentRulesBuilder title(TextRule rule) {
    title = rule;
    return this;
  }

  /**
   * Sets the rule of the main text.
   *
   * @param rule the rule
   * @return this
   */
  public ContentRulesBuilder text(TextRule rule) {
    text = rule;
    return this;
  }

  /**
   * Sets the rule of the address.
   *
   * @param rule the rule
   * @return this
   */
  public ContentRulesBuilder link(TextRule rule) {
    link = rule;
    return this;
  }

  /**
   * Sets the rule of the description of a picture.
   *
   * @param rule the rule
   * @return this
   */
  public ContentRulesBuilder altText(TextRule rule) {
    altText = rule;
    return this;
  }

  /**
   * Sets how many pieces of media a post has in all.
   *
   * @param least how many are needed
   * @param most how many are allowed
   * @return this
   */
  public ContentRulesBuilder mediaCount(int least, int most) {
    minMedia = least;
    maxMedia = most;
    return this;
  }

  /**
   * Adds what is taken of one kind of media.
   *
   * @param rule the rule; one for each kind
   * @return this
   */
  public ContentRulesBuilder take(MediaRule rule) {
    media.add(rule);
    return this;
  }

  /**
   * Says that a post has pictures or videos, not both.
   *
   * @return this
   */
  public ContentRulesBuilder oneKindOnly() {
    mixedKinds = false;
    return this;
  }

  /**
   * Says that several pieces must have the same width and height.
   *
   * @return this
   */
  public ContentRulesBuilder equalSizes() {
    equalSizes = true;
    return this;
  }

  /**
   * Sets what is taken for each of several pieces.
   *
   * @param rules the rules
   * @return this
   */
  public ContentRulesBuilder pieces(PieceRules rules) {
    pieces = rules;
    return this;
  }

  /**
   * Sets what may follow a post.
   *
   * @param rules the rules
   * @return this
   */
  public ContentRulesBuilder replies(ReplyRules rules) {
    replies = rules;
    return this;
  }

  /**
   * Ends the building.
   *
   * @return the rules
   */
  public ContentRules build() {
    return new ContentRules(
        title,
        text,
        link,
        altText,
        minMedia,
        maxMedia,
        media,
        mixedKinds,
        equalSizes,
        pieces,
        replies);
  }
}

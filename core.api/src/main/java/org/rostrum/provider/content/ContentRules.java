package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.TextRule.Usage;

/**
 * What content a network takes, as data that the console can show while a person types.
 *
 * @param title the title
 * @param text the main text
 * @param link the address
 * @param altText the description of a picture
 * @param minMedia how many pieces of media are needed
 * @param maxMedia how many pieces of media are allowed in all
 * @param media what is taken of each kind; a kind that is missing is not taken
 * @param mixedKinds whether a post may have pictures and videos at once
 * @param equalSizes whether several pieces must have the same width and height in pixels
 * @param pieces what is taken for each of several pieces
 * @param replies what may follow a post
 */
public record ContentRules(
    TextRule title,
    TextRule text,
    TextRule link,
    TextRule altText,
    int minMedia,
    int maxMedia,
    List<MediaRule> media,
    boolean mixedKinds,
    boolean equalSizes,
    PieceRules pieces,
    ReplyRules replies) {

  /** The longest text that {@link #anything()} allows. */
  private static final int MAX_ANYTHING = 10_000;

  /** Copies the rules. */
  public ContentRules {
    media = List.copyOf(media);
  }

  /**
   * Begins rules that take nothing at all.
   *
   * @return the builder
   */
  public static ContentRulesBuilder builder() {
    return new ContentRulesBuilder();
  }

  /**
   * Rules that allow text of any kind up to 10,000 characters and no media.
   *
   * @return the rules
   */
  public static ContentRules anything() {
    return builder().text(TextRule.optional("Text", MAX_ANYTHING)).build();
  }

  /**
   * The rule of one kind of media.
   *
   * @param kind which
   * @return the rule; empty if the kind is not taken
   */
  public Optional<MediaRule> of(MediaKind kind) {
    return media.stream().filter(rule -> rule.kind() == kind).findFirst();
  }

  /**
   * Whether pieces of media have links of their own when they are published.
   *
   * @param pieces the pieces of a post
   * @return whether there are several, and the network takes a link for each
   */
  public boolean takesOwnLinks(List<Media> pieces) {
    return pieces.size() > 1 && this.pieces.link().usage() != Usage.UNUSED;
  }

  /**
   * Checks content and answers every problem and all advice. An image of a type the network does
   * not take is no problem: the host converts it.
   *
   * @param content what would be published
   * @return the problems, and what could be better ({@link ContentProblem#blocks()} tells them
   *     apart); empty if it keeps the rules
   */
  public List<ContentProblem> check(Content content) {
    List<ContentProblem> problems = new ArrayList<>();
    text("title", title, content.title()).ifPresent(problems::add);
    text("text", text, content.text()).ifPresent(problems::add);
    text("link", link, content.link().orElse("")).ifPresent(problems::add);
    problems.addAll(MediaCounts.check(this, content.media()));
    for (int index = 0; index < content.media().size(); index++) {
      Media piece = content.media().get(index);
      problems.addAll(PieceTexts.check(this, piece, index, content.media().size() > 1));
      problems.addAll(MediaCheck.check(this, piece, index));
    }
    problems.addAll(MediaShapes.check(this, content.media()));
    problems.addAll(replies.check(content.replies()));
    return List.copyOf(problems);
  }

  static Optional<ContentProblem> text(String field, TextRule rule, String value) {
    if (rule.usage() == Usage.REQUIRED && value.isBlank()) {
      return Optional.of(ContentProblem.of(field, "REQUIRED", rule.label() + " is needed."));
    }
    // A field the network lacks is left out when publishing; shared content may still fill it.
    return rule.usage() == Usage.UNUSED
        ? Optional.empty()
        : rule.excess(value).map(message -> ContentProblem.of(field, "TOO_LONG", message));
  }
}

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
 */
public record ContentRules(
    TextRule title,
    TextRule text,
    TextRule link,
    TextRule altText,
    int minMedia,
    int maxMedia,
    List<MediaRule> media) {

  /** Copies the rules. */
  public ContentRules {
    media = List.copyOf(media);
  }

  /**
   * Rules that allow text of any kind up to 10,000 characters and no media.
   *
   * @return the rules
   */
  public static ContentRules anything() {
    return new ContentRules(
        TextRule.unused("Title"),
        TextRule.optional("Text", 10_000),
        TextRule.unused("Link"),
        TextRule.unused("Alt text"),
        0,
        0,
        List.of());
  }

  /**
   * Checks content and answers every problem. An image of a type the network does not take is no
   * problem: the host converts it.
   *
   * @param content what would be published
   * @return the problems; empty if it keeps the rules
   */
  public List<ContentProblem> check(Content content) {
    List<ContentProblem> problems = new ArrayList<>();
    text("title", title, content.title()).ifPresent(problems::add);
    text("text", text, content.text()).ifPresent(problems::add);
    text("link", link, content.link().orElse("")).ifPresent(problems::add);
    count(content.media().size()).ifPresent(problems::add);
    for (int index = 0; index < content.media().size(); index++) {
      Media piece = content.media().get(index);
      problems.addAll(MediaCheck.check(this, piece, index));
    }
    for (MediaRule rule : media) {
      MediaCheck.countOf(rule, content.media()).ifPresent(problems::add);
    }
    return List.copyOf(problems);
  }

  private Optional<ContentProblem> count(int pieces) {
    if (pieces < minMedia) {
      return Optional.of(
          ContentProblem.of(
              "media",
              "TOO_FEW",
              minMedia == 1
                  ? what() + " is needed. Add one."
                  : "At least " + minMedia + " pictures are needed. Add more."));
    }
    if (pieces > maxMedia) {
      return Optional.of(
          ContentProblem.of(
              "media",
              "TOO_MANY",
              maxMedia == 0
                  ? "This network takes no pictures or videos. Remove them for this account."
                  : "At most "
                      + maxMedia
                      + " of media are allowed. Remove "
                      + (pieces - maxMedia)
                      + "."));
    }
    return Optional.empty();
  }

  private String what() {
    boolean videos = media.stream().anyMatch(rule -> rule.kind() == MediaKind.VIDEO);
    return videos ? "A picture or video" : "A picture";
  }

  static Optional<ContentProblem> text(String field, TextRule rule, String value) {
    if (rule.usage() == Usage.REQUIRED && value.isBlank()) {
      return Optional.of(ContentProblem.of(field, "REQUIRED", rule.label() + " is needed."));
    }
    int length = rule.unit().count(value);
    // A field the network lacks is left out when publishing; shared content may still fill it.
    return rule.usage() != Usage.UNUSED && length > rule.maxLength()
        ? Optional.of(
            ContentProblem.of(
                field,
                "TOO_LONG",
                rule.label()
                    + " has "
                    + length
                    + " characters; at most "
                    + rule.maxLength()
                    + " are allowed."))
        : Optional.empty();
  }
}

package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network takes after a post: texts that the same account publishes right behind it, each as
 * a reply to the one before (a thread) or to the post itself (comments); which of the two is the
 * network's matter. Where it takes none, the replies of shared content are left out, and the check
 * says so.
 *
 * @param max how many follow one post at most; 0 for none
 * @param text what each of them may be; its {@link TextRule#label() label} is the network's word
 *     for one, for example {@code Reply} or {@code Comment}
 */
public record ReplyRules(int max, TextRule text) {

  /** Checks the count. */
  public ReplyRules {
    if (max < 0) {
      throw new IllegalArgumentException("The number of replies cannot be negative, as " + max);
    }
  }

  /**
   * Nothing follows a post.
   *
   * @return the rules
   */
  public static ReplyRules unused() {
    return new ReplyRules(0, TextRule.unused("Reply"));
  }

  /**
   * Whether the network takes replies at all.
   *
   * @return false if a post stands alone
   */
  public boolean taken() {
    return max > 0;
  }

  /**
   * What of some replies reaches the network.
   *
   * @param replies what was composed
   * @return all of them, or none where none are taken
   */
  public List<String> of(List<String> replies) {
    return taken() ? replies : List.of();
  }

  List<ContentProblem> check(List<String> replies) {
    if (replies.isEmpty()) {
      return List.of();
    }
    if (!taken()) {
      return List.of(
          ContentProblem.of(
                  "replies",
                  "LEFT_OUT",
                  "Nothing can follow a post here: what follows this one is left out.")
              .asAdvice());
    }
    List<ContentProblem> problems = new ArrayList<>();
    if (replies.size() > max) {
      problems.add(
          ContentProblem.of(
              "replies",
              "TOO_MANY",
              replies.size() + " texts follow the post; at most " + max + " may. Remove some."));
    }
    for (int index = 0; index < replies.size(); index++) {
      one(index, replies.get(index)).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<ContentProblem> one(int index, String reply) {
    if (reply.isBlank()) {
      return Optional.of(
          ContentProblem.ofReply(
              index, "REQUIRED", text.label() + " is empty. Write it, or remove it."));
    }
    return ContentRules.text(ContentProblem.reply(index), text, reply);
  }
}

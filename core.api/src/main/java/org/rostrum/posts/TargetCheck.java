package org.rostrum.posts;

import java.util.List;
import java.util.UUID;
import org.rostrum.provider.content.ContentProblem;

/**
 * What keeps a post from being published to one account, and what would make it better.
 *
 * @param accountId the account
 * @param problems every problem; empty if it can be published
 * @param advice what could be better; keeps nothing from being published
 */
public record TargetCheck(
    UUID accountId, List<ContentProblem> problems, List<ContentProblem> advice) {
  /** Copies the lists. */
  public TargetCheck {
    problems = List.copyOf(problems);
    advice = List.copyOf(advice);
  }

  /**
   * Tells problems from advice.
   *
   * @param accountId the account
   * @param found both, in any order
   * @return the check
   */
  public static TargetCheck of(UUID accountId, List<ContentProblem> found) {
    return new TargetCheck(
        accountId,
        found.stream().filter(ContentProblem::blocks).toList(),
        found.stream().filter(one -> !one.blocks()).toList());
  }
}

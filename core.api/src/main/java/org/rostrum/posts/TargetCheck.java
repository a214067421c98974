package org.rostrum.posts;

import java.util.List;
import java.util.UUID;
import org.rostrum.provider.content.ContentProblem;

/**
 * What keeps a post from being published to one account.
 *
 * @param accountId the account
 * @param problems every problem; empty if it can be published
 */
public record TargetCheck(UUID accountId, List<ContentProblem> problems) {
  /** Copies the problems. */
  public TargetCheck {
    problems = List.copyOf(problems);
  }
}

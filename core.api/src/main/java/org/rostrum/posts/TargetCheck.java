package org.rostrum.posts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.content.ContentProblem;

/**
 * What keeps a post from being published to one account, and what would make it better.
 *
 * @param accountId the account
 * @param problems every problem; empty if it can be published
 * @param advice what could be better; keeps nothing from being published
 * @param nextFree the first time from the planned one on at which the account's quotas have room;
 *     empty if there is room at the planned time, no time was named, or nothing is free for long
 */
public record TargetCheck(
    UUID accountId,
    List<ContentProblem> problems,
    List<ContentProblem> advice,
    Optional<Instant> nextFree) {
  /** The code of the advice that a quota of the network has no room at the planned time. */
  public static final String QUOTA_FULL = "QUOTA_FULL";

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
        found.stream().filter(one -> !one.blocks()).toList(),
        Optional.empty());
  }

  /**
   * The same check of a time at which a quota has no room.
   *
   * @param found the advice about it
   * @param free the next time with room, if there is one
   * @return the check
   */
  public TargetCheck withoutRoom(ContentProblem found, Optional<Instant> free) {
    List<ContentProblem> all = new ArrayList<>(advice);
    all.add(found);
    return new TargetCheck(accountId, problems, all, free);
  }
}

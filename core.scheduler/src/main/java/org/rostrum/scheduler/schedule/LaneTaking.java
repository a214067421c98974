package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.hosting.LiveProviders;

/**
 * Takes the lanes that this node does not hold yet, and begins to count there what an account has
 * used of its limits. What others hold is not for this node.
 */
final class LaneTaking {
  /** The longest window of a limit that is counted over a restart. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  private final LaneRows rows;
  private final Backlog backlog;
  private final Throttles throttles;
  private final LiveProviders providers;

  LaneTaking(LaneRows rows, Backlog backlog, Throttles throttles, LiveProviders providers) {
    this.rows = rows;
    this.backlog = backlog;
    this.throttles = throttles;
    this.providers = providers;
  }

  /** Those whose lanes this node holds now; the lanes of the others are given back. */
  List<Backlog.Picked> take(List<Backlog.Picked> picked, Instant now) {
    List<Backlog.Picked> unowned = picked.stream().filter(one -> !one.owned()).toList();
    if (unowned.isEmpty()) {
      return picked;
    }
    LaneRows.Taken taken =
        rows.take(
            unowned.stream().map(one -> one.candidate().account()).toList(),
            now.minus(longestWindow(unowned)));
    backlog.owned(taken.used().keySet(), true);
    List<Backlog.Picked> ours = new ArrayList<>();
    for (Backlog.Picked one : picked) {
      Candidate candidate = one.candidate();
      if (one.owned() || taken.has(candidate.account())) {
        ours.add(one);
        begin(candidate, taken, now);
      } else {
        backlog.release(candidate.account());
        backlog.forgetAccount(candidate.account());
      }
    }
    return ours;
  }

  /** Lets others have the lanes that have had no work for a while. */
  void leaveIdle(Instant now) {
    rows.leave(backlog.endIdle(now));
  }

  private void begin(Candidate candidate, LaneRows.Taken taken, Instant now) {
    List<Instant> used = taken.used().get(candidate.account());
    if (used != null) {
      providers
          .find(candidate.provider())
          .ifPresent(live -> throttles.begin(live.descriptor(), candidate.account(), used, now));
    }
  }

  private Duration longestWindow(Collection<Backlog.Picked> picked) {
    return picked.stream()
        .map(one -> one.candidate().provider())
        .distinct()
        .flatMap(network -> providers.find(network).stream())
        .flatMap(live -> live.descriptor().rateLimits().stream())
        .filter(limit -> limit.scope() == RateLimit.Scope.ACCOUNT)
        .map(RateLimit::window)
        .max(Duration::compareTo)
        .map(longest -> longest.compareTo(LONGEST_WINDOW) < 0 ? longest : LONGEST_WINDOW)
        .orElse(Duration.ZERO);
  }
}

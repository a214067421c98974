package org.rostrum.scheduler.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.publishing.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what can be sent and begins the calls; what was not claimed goes back to where it was
 * found. Used by the engine's thread only.
 */
final class Sending {
  private static final String UNREADABLE =
      "What is stored of it cannot be used, so it was left alone and nothing was sent now. Save the"
          + " post again, then retry it; the log says more.";

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final DuePublications due;
  private final Claims claims;
  private final DoubtfulClaims doubtful;
  private final Holds holds;
  private final Backlog backlog;
  private final Throttles throttles;
  private final AccountSessions sessions;
  private final RunningCalls running;

  Sending(Dispatcher.Parts parts, DuePublications due) {
    this.due = due;
    this.claims = parts.claims();
    this.doubtful = new DoubtfulClaims(parts.store(), parts.node());
    this.holds = parts.holds();
    this.backlog = parts.backlog();
    this.throttles = parts.throttles();
    this.sessions = parts.sessions();
    this.running = parts.running();
  }

  /**
   * Frees the lanes of claims that were in doubt, before anything else is looked at.
   *
   * @return whether there were any: they are due again
   */
  boolean settleDoubts() {
    List<UUID> free = doubtful.settle();
    free.forEach(backlog::release);
    return !free.isEmpty();
  }

  /** Claims what is wanted and begins its calls. */
  void send(Look look) {
    if (look.wanted.isEmpty()) {
      return;
    }
    prepare(look);
    Claims.Result result = Claims.Result.none();
    try {
      result = claims.take(look.wanted);
    } finally {
      settle(look, result);
    }
    for (Claim claim : result.claims()) {
      LiveProvider live = look.chosen.get(claim.publication());
      if (live != null) {
        running.start(claim, live);
        look.keeping.add(claim.publication());
      }
    }
    learn(look, result);
  }

  /** Tokens in hand before the attempts are written down: what is claimed is sent at once. */
  private void prepare(Look look) {
    try {
      sessions.prepare(look.wanted.stream().map(one -> one.candidate().account()).toList());
    } catch (RuntimeException e) {
      // each call opens its own session, and says what is wrong with it
      LOG.warn("Tokens could not be read together: {}", e.toString());
    }
  }

  /** Gives back what was reserved for those that were not taken. */
  void settle(Look look, Claims.Result result) {
    look.settled = true;
    Set<UUID> taken = result.claims().stream().map(Claim::publication).collect(Collectors.toSet());
    Set<Candidate> inDoubt = Set.copyOf(result.doubtful());
    doubtful.add(result.doubtful());
    for (Claims.Wanted wanted : look.wanted) {
      Candidate candidate = wanted.candidate();
      backlog.forget(candidate);
      if (!taken.contains(candidate.id())) {
        if (candidate.kind() == Claim.Kind.PUBLISH) {
          throttles.giveBack(wanted.network(), candidate.account(), look.now);
        }
        if (inDoubt.contains(candidate)) {
          look.keeping.add(candidate.id());
        } else {
          backlog.release(candidate.account());
        }
      }
    }
  }

  /** Finds out why some were not taken: a limit, an uncertain one before them, another node. */
  private void learn(Look look, Claims.Result result) {
    look.more |= !result.doubtful().isEmpty();
    Set<UUID> known = result.claims().stream().map(Claim::publication).collect(Collectors.toSet());
    Stream.of(result.doubtful(), result.unreadable())
        .flatMap(List::stream)
        .forEach(candidate -> known.add(candidate.id()));
    Set<UUID> refused = new HashSet<>();
    for (Claims.Wanted wanted : look.wanted) {
      Candidate candidate = wanted.candidate();
      Optional<Throttles.Pause> pause = Optional.ofNullable(result.limited().get(candidate.id()));
      pause.ifPresent(until -> look.limited(candidate, until));
      if (pause.isEmpty() && !known.contains(candidate.id())) {
        refused.add(candidate.account());
      }
    }
    if (!refused.isEmpty()) {
      backlog.uncertain(due.uncertain(refused), true);
      // a lane may have been taken from this node: it is asked for again
      backlog.owned(refused, false);
      look.contended = true;
    }
    holds.unreadable(result.unreadable(), look.now, UNREADABLE);
  }
}

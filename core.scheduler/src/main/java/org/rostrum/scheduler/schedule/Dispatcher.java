package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.accounts.AccountView;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.scheduling.PausedQueues;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Store;

/**
 * Looks at what is due and sends off what can be sent now. What cannot is left where it is or made
 * to wait with a reason; it has no attempt then, so that a crash leaves no question about it.
 */
final class Dispatcher {
  /** How often it is looked whether what was uncertain is still so, and which lanes are idle. */
  private static final Duration TIDY_EVERY = Duration.ofSeconds(1);

  /** What the dispatcher works with. */
  record Parts(
      Store store,
      Node node,
      Claims claims,
      Holds holds,
      PausedQueues pausedQueues,
      PublishingHolds onHold,
      Backlog backlog,
      Throttles throttles,
      LiveProviders providers,
      AccountSessions sessions,
      RunningCalls running,
      EngineLimits limits) {}

  private final Store store;
  private final DuePublications due;
  private final DueReading reading;
  private final LaneTaking lanes;
  private final Sending sending;
  private final Holds holds;
  private final PausedQueues pausedQueues;
  private final PublishingHolds onHold;
  private final Backlog backlog;
  private final Throttles throttles;
  private final LiveProviders providers;
  private final EngineLimits limits;
  // by a clock that nobody can set
  private Deadline tidyAt = Deadline.in(Duration.ZERO);

  Dispatcher(Parts parts) {
    this.store = parts.store();
    this.due = new DuePublications(store);
    this.sending = new Sending(parts, due);
    this.holds = parts.holds();
    this.pausedQueues = parts.pausedQueues();
    this.onHold = parts.onHold();
    this.backlog = parts.backlog();
    this.throttles = parts.throttles();
    this.providers = parts.providers();
    this.limits = parts.limits();
    this.reading = new DueReading(store, due, backlog, limits);
    this.lanes = new LaneTaking(new LaneRows(store, parts.node()), backlog, throttles, providers);
  }

  /** Tells that something may be due that was not when it was looked last. */
  void freshen() {
    reading.freshen();
  }

  /**
   * Sends off what can be sent.
   *
   * @return how long there is nothing new to look at, unless somebody says so; empty if there is
   *     more to be done at once
   */
  Optional<Duration> look() {
    if (sending.settleDoubts()) {
      freshen();
    }
    Look look = new Look(store.databaseTime());
    tidy(look);
    look.more |= reading.read(look.now);
    List<Backlog.Picked> picked = backlog.pick(limits.batch(), this::concurrency, look.now);
    look.more |= picked.size() == limits.batch();
    try {
      List<Backlog.Picked> ours = lanes.take(picked, look.now);
      look.contended |= ours.size() < picked.size();
      for (Backlog.Picked one : ours) {
        consider(look, one.candidate());
      }
      sending.send(look);
    } catch (RuntimeException | Error e) {
      abandon(look, picked);
      throw e;
    }
    // after the claims, so that those with a permit are not among those that wait for one
    letWait(look);
    return look.more ? Optional.empty() : Optional.of(reading.rest(look.now, look.contended));
  }

  /**
   * Gives back whatever a look had taken when it failed; a lane kept busy would stay so for ever.
   */
  private void abandon(Look look, List<Backlog.Picked> picked) {
    if (!look.settled) {
      sending.settle(look, Claims.Result.none());
    }
    for (Backlog.Picked one : picked) {
      if (!look.keeping.contains(one.candidate().id())) {
        backlog.release(one.candidate().account());
      }
    }
  }

  private int concurrency(String network) {
    // of a network that is not there, one publication is picked, and all are made to wait
    return providers.find(network).map(live -> live.descriptor().maxConcurrency()).orElse(1);
  }

  private void tidy(Look look) {
    if (!tidyAt.hasPassed()) {
      return;
    }
    tidyAt = Deadline.in(TIDY_EVERY);
    lanes.leaveIdle(look.now);
    Set<UUID> waiting = backlog.uncertainAccounts();
    if (!waiting.isEmpty()) {
      Set<UUID> still = due.uncertain(waiting);
      backlog.uncertain(waiting.stream().filter(one -> !still.contains(one)).toList(), false);
    }
  }

  private void consider(Look look, Candidate candidate) {
    Optional<LiveProvider> live = providers.find(candidate.provider());
    Optional<String> held = held(candidate);
    Holds.Whose account = new Holds.Whose.Account(candidate.account());
    if (held.isPresent()) {
      wait(look, candidate, account, Holds.Wait.onHold(held.get()));
    } else if (candidate.waitsForItsQueue()) {
      look.paused.put(candidate.account(), candidate.workspace());
      letGo(candidate);
    } else if (live.isEmpty()) {
      wait(
          look,
          candidate,
          new Holds.Whose.Network(candidate.provider()),
          Holds.Wait.untilReady(providers.absence(candidate.provider())));
    } else if (candidate.accountState().isEmpty()) {
      wait(look, candidate, account, Holds.Wait.accountGone());
    } else if (!candidate.accountState().get().equals(AccountView.State.CONNECTED.name())) {
      wait(
          look,
          candidate,
          account,
          Holds.Wait.untilReady(
              candidate.accountReason().isBlank()
                  ? "The account must be connected again."
                  : candidate.accountReason()));
    } else {
      reserve(look, candidate, live.get());
    }
  }

  private Optional<String> held(Candidate candidate) {
    return candidate.kind() == Claim.Kind.PUBLISH
        ? onHold.reason(candidate.workspace(), candidate.provider(), candidate.account())
        : Optional.empty();
  }

  private void wait(Look look, Candidate candidate, Holds.Whose whose, Holds.Wait how) {
    look.wait(whose, how);
    letGo(candidate);
  }

  private void reserve(Look look, Candidate candidate, LiveProvider live) {
    ProviderDescriptor network = live.descriptor();
    Optional<Throttles.Pause> pause =
        candidate.kind() == Claim.Kind.PUBLISH
            ? throttles.take(network, candidate.account(), look.now)
            : throttles.paused(network.id(), candidate.account(), look.now);
    if (pause.isPresent()) {
      look.limited(candidate, pause.get());
      letGo(candidate);
    } else {
      look.chosen.put(candidate.id(), live);
      look.wanted.add(
          new Claims.Wanted(candidate, network, limits.lease(network.publishDeadline())));
    }
  }

  /** Lets everything wait that has to, and forgets it: it is found again when its time has come. */
  private void letWait(Look look) {
    look.more |= holds.apply(look.waits, look.now);
    for (Holds.Whose whose : look.waits.keySet()) {
      switch (whose) {
        case Holds.Whose.Network network -> backlog.forgetNetwork(network.provider());
        case Holds.Whose.Account account -> backlog.forgetAccount(account.account());
      }
    }
    look.paused.forEach(
        (account, workspace) -> {
          pausedQueues.putBack(workspace, account);
          backlog.forgetAccount(account);
        });
    if (!look.paused.isEmpty()
        || look.waits.values().stream().anyMatch(wait -> !wait.questions())) {
      // what is uncertain of them is still asked about, and what stands in no queue is sent
      freshen();
    }
  }

  private void letGo(Candidate candidate) {
    backlog.forget(candidate);
    backlog.release(candidate.account());
  }
}

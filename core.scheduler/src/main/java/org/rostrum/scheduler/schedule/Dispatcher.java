package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rostrum.accounts.AccountView;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is due and sends off what can be sent now. What cannot is left where it is or made
 * to wait with a reason; it has no attempt then, so that a crash leaves no question about it.
 */
final class Dispatcher {
  /** How often it is looked whether what was uncertain is still so, and which lanes are idle. */
  private static final Duration TIDY_EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** What the dispatcher works with. */
  record Parts(
      Store store,
      Node node,
      Claims claims,
      Holds holds,
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
  private final Claims claims;
  private final Holds holds;
  private final PublishingHolds onHold;
  private final Backlog backlog;
  private final Throttles throttles;
  private final LiveProviders providers;
  private final AccountSessions sessions;
  private final RunningCalls running;
  private final EngineLimits limits;
  // by a clock that nobody can set
  private Deadline tidyAt = Deadline.in(Duration.ZERO);

  Dispatcher(Parts parts) {
    this.store = parts.store();
    this.due = new DuePublications(store);
    this.claims = parts.claims();
    this.holds = parts.holds();
    this.onHold = parts.onHold();
    this.backlog = parts.backlog();
    this.throttles = parts.throttles();
    this.providers = parts.providers();
    this.sessions = parts.sessions();
    this.running = parts.running();
    this.limits = parts.limits();
    this.reading = new DueReading(store, due, backlog, limits);
    this.lanes = new LaneTaking(new LaneRows(store, parts.node()), backlog, throttles, providers);
  }

  /** What one look has gathered. */
  private static final class Look {
    private final Instant now;
    private final List<Claims.Wanted> wanted = new ArrayList<>();
    private final Map<UUID, LiveProvider> chosen = new HashMap<>();
    private final Set<Holds.Whose> held = new HashSet<>();
    private final Map<String, Set<UUID>> onHold = new HashMap<>();
    private final Map<Holds.Whose, Throttles.Pause> pauses = new HashMap<>();
    private final Set<UUID> started = new HashSet<>();
    private boolean settled;
    private boolean more;
    private boolean contended;

    Look(Instant now) {
      this.now = now;
    }
  }

  /** Tells that something may be due that was not when it was looked last. */
  void freshen() {
    reading.freshen();
  }

  /** Sends off what can be sent, and answers how long to rest. */
  Duration look() {
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
      look.onHold.forEach((reason, accounts) -> hold(look, accounts, reason));
      send(look);
    } catch (RuntimeException | Error e) {
      abandon(look, picked);
      throw e;
    }
    // after the claims, so that those with a permit are not among those that wait for one
    look.pauses.forEach((whose, pause) -> postpone(look, whose, pause));
    return look.more ? Duration.ZERO : reading.rest(look.now, look.contended);
  }

  /**
   * Gives back whatever a look had taken when it failed; a lane kept busy would stay so for ever.
   */
  private void abandon(Look look, List<Backlog.Picked> picked) {
    if (!look.settled) {
      settle(look, new Claims.Result(List.of(), Map.of()));
    }
    for (Backlog.Picked one : picked) {
      if (!look.started.contains(one.candidate().id())) {
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
    if (held.isPresent()) {
      look.onHold.computeIfAbsent(held.get(), reason -> new HashSet<>()).add(candidate.account());
      letGo(candidate);
    } else if (live.isEmpty()) {
      hold(
          look,
          candidate,
          new Holds.Whose.Network(candidate.provider()),
          "The provider «" + candidate.provider() + "» is not installed or not running.");
    } else if (candidate.accountState().isEmpty()) {
      look.more |= holds.accountGone(candidate.account(), look.now);
      letGo(candidate);
    } else if (!candidate.accountState().get().equals(AccountView.State.CONNECTED.name())) {
      hold(
          look,
          candidate,
          new Holds.Whose.Account(candidate.account()),
          candidate.accountReason().isBlank()
              ? "The account must be connected again."
              : candidate.accountReason());
    } else {
      reserve(look, candidate, live.get());
    }
  }

  private Optional<String> held(Candidate candidate) {
    return candidate.kind() == Claim.Kind.PUBLISH
        ? onHold.reason(candidate.workspace(), candidate.provider(), candidate.account())
        : Optional.empty();
  }

  /** Many accounts at once: a hold may be for all there are. */
  private void hold(Look look, Set<UUID> accounts, String reason) {
    Holds.Whose whose = new Holds.Whose.Accounts(accounts);
    look.more |= holds.onHold(whose, look.now, reason);
    forget(whose);
    // what is uncertain of them is still asked about
    freshen();
  }

  private void hold(Look look, Candidate candidate, Holds.Whose whose, String reason) {
    if (look.held.add(whose)) {
      look.more |= holds.untilReady(whose, look.now, reason);
    }
    forget(whose);
    letGo(candidate);
  }

  private void reserve(Look look, Candidate candidate, LiveProvider live) {
    ProviderDescriptor network = live.descriptor();
    Optional<Throttles.Pause> pause =
        candidate.kind() == Claim.Kind.PUBLISH
            ? throttles.take(network, candidate.account())
            : throttles.paused(network.id(), candidate.account());
    if (pause.isPresent()) {
      limited(look, candidate, pause.get());
      letGo(candidate);
    } else {
      look.chosen.put(candidate.id(), live);
      look.wanted.add(
          new Claims.Wanted(candidate, network, limits.lease(network.publishDeadline())));
    }
  }

  private void limited(Look look, Candidate candidate, Throttles.Pause pause) {
    Holds.Whose whose =
        pause.scope() == RateLimit.Scope.NETWORK
            ? new Holds.Whose.Network(candidate.provider())
            : new Holds.Whose.Account(candidate.account());
    look.pauses.putIfAbsent(whose, pause);
  }

  private void postpone(Look look, Holds.Whose whose, Throttles.Pause pause) {
    look.more |= holds.until(whose, look.now, pause);
    forget(whose);
  }

  private void forget(Holds.Whose whose) {
    switch (whose) {
      case Holds.Whose.Network network -> backlog.forgetNetwork(network.provider());
      case Holds.Whose.Account account -> backlog.forgetAccount(account.account());
      case Holds.Whose.Accounts several -> several.accounts().forEach(backlog::forgetAccount);
    }
  }

  private void letGo(Candidate candidate) {
    backlog.forget(candidate);
    backlog.release(candidate.account());
  }

  private void send(Look look) {
    if (look.wanted.isEmpty()) {
      return;
    }
    prepare(look);
    Claims.Result result = new Claims.Result(List.of(), Map.of());
    try {
      result = claims.take(look.wanted);
    } finally {
      settle(look, result);
    }
    for (Claim claim : result.claims()) {
      LiveProvider live = look.chosen.get(claim.publication());
      if (live != null) {
        running.start(claim, live);
        look.started.add(claim.publication());
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
  private void settle(Look look, Claims.Result result) {
    look.settled = true;
    Set<UUID> taken = result.claims().stream().map(Claim::publication).collect(Collectors.toSet());
    for (Claims.Wanted wanted : look.wanted) {
      Candidate candidate = wanted.candidate();
      if (taken.contains(candidate.id())) {
        backlog.forget(candidate);
      } else {
        if (candidate.kind() == Claim.Kind.PUBLISH) {
          throttles.giveBack(wanted.network(), candidate.account());
        }
        letGo(candidate);
      }
    }
  }

  /** Finds out why some were not taken: a limit, an uncertain one before them, another node. */
  private void learn(Look look, Claims.Result result) {
    result
        .limited()
        .forEach(
            (id, pause) ->
                look.wanted.stream()
                    .map(Claims.Wanted::candidate)
                    .filter(candidate -> candidate.id().equals(id))
                    .forEach(candidate -> limited(look, candidate, pause)));
    Set<UUID> taken = result.claims().stream().map(Claim::publication).collect(Collectors.toSet());
    Set<UUID> refused =
        look.wanted.stream()
            .map(Claims.Wanted::candidate)
            .filter(one -> !taken.contains(one.id()) && !result.limited().containsKey(one.id()))
            .map(Candidate::account)
            .collect(Collectors.toSet());
    if (!refused.isEmpty()) {
      backlog.uncertain(due.uncertain(refused), true);
      // a lane may have been taken from this node: it is asked for again
      backlog.owned(refused, false);
      look.contended = true;
    }
  }
}

package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Store;

/**
 * Looks at what is due and sends off what can be sent now: the account's lane is free, its network
 * has room, its limits allow it, its provider is there and the account can be used. Nothing else is
 * claimed, because a claim says that the network may have been called.
 */
final class Dispatcher {
  /** How many batches of due publications one look goes through at most. */
  private static final int MAX_PASSES = 20;

  /** How many accounts one look leaves out at most; the rest is for the next look. */
  private static final int MAX_PASSED = 2_000;

  /** How soon to look again when another process holds what is due. */
  private static final Duration CONTENDED = Duration.ofMillis(500);

  private final Store store;
  private final DuePublications due;
  private final Claims claims;
  private final Holds holds;
  private final PublishingHolds onHold;
  private final Lanes lanes;
  private final Throttles throttles;
  private final LiveProviders providers;
  private final RunningCalls running;
  private final EngineLimits limits;

  Dispatcher(
      Store store,
      Claims claims,
      Holds holds,
      PublishingHolds onHold,
      Lanes lanes,
      Throttles throttles,
      LiveProviders providers,
      RunningCalls running,
      EngineLimits limits) {
    this.store = store;
    this.due = new DuePublications(store);
    this.claims = claims;
    this.holds = holds;
    this.onHold = onHold;
    this.lanes = lanes;
    this.throttles = throttles;
    this.providers = providers;
    this.running = running;
    this.limits = limits;
  }

  /** What one look has gathered. */
  private static final class Look {
    private final Instant now;
    private final Set<UUID> passed;
    private final Set<String> full = new HashSet<>();
    private final Map<String, Set<UUID>> held = new HashMap<>();
    private final List<Claims.Wanted> wanted = new ArrayList<>();
    private final Map<UUID, LiveProvider> chosen = new HashMap<>();
    private boolean more;
    private boolean contended;

    Look(Instant now, Set<UUID> busy) {
      this.now = now;
      this.passed = new HashSet<>(busy);
    }
  }

  /** Sends off what can be sent, and answers how long to rest. */
  Duration look() {
    Look look = new Look(store.databaseTime(), lanes.busy());
    int passes = 0;
    while (lanes.free() > 0 && passes < MAX_PASSES && look.passed.size() < MAX_PASSED) {
      passes++;
      List<Candidate> batch = due.find(look.now, look.passed, look.full, limits.batch());
      if (batch.isEmpty()) {
        break;
      }
      choose(look, batch);
      look.more |= passes == MAX_PASSES;
    }
    send(look);
    return rest(look);
  }

  private void choose(Look look, List<Candidate> batch) {
    Set<UUID> accounts = batch.stream().map(Candidate::account).collect(Collectors.toSet());
    DuePublications.Occupied occupied = store.read(sql -> DuePublications.occupied(sql, accounts));
    List<Candidate> inOrder =
        batch.stream()
            .sorted(Comparator.comparing(Candidate::dueAt).thenComparing(Candidate::id))
            .toList();
    for (Candidate candidate : inOrder) {
      if (lanes.free() > 0
          && !look.passed.contains(candidate.account())
          && !look.full.contains(candidate.provider())) {
        consider(look, candidate, occupied);
      }
    }
    look.held.forEach(
        (reason, held) ->
            look.more |= holds.onHold(new Holds.Whose.Accounts(held), look.now, reason));
    look.held.clear();
    look.passed.addAll(accounts);
  }

  private void consider(Look look, Candidate candidate, DuePublications.Occupied occupied) {
    Optional<LiveProvider> live = providers.find(candidate.provider());
    Optional<String> held = held(candidate);
    if (held.isPresent()) {
      // the account is not passed over: what is uncertain of it is still asked about
      look.held.computeIfAbsent(held.get(), reason -> new HashSet<>()).add(candidate.account());
    } else if (live.isEmpty()) {
      look.full.add(candidate.provider());
      look.more |=
          holds.untilReady(
              new Holds.Whose.Network(candidate.provider()),
              look.now,
              "The provider «" + candidate.provider() + "» is not installed or not running.");
    } else if (accountIsReady(look, candidate)) {
      if (occupied.leased().contains(candidate.account())) {
        look.passed.add(candidate.account());
        look.contended = true;
      } else if (candidate.kind() == Claim.Kind.RECONCILE
          || !occupied.uncertain().contains(candidate.account())) {
        reserve(look, candidate, live.get());
      }
    }
  }

  private Optional<String> held(Candidate candidate) {
    return candidate.kind() == Claim.Kind.PUBLISH
        ? onHold.reason(candidate.workspace(), candidate.provider(), candidate.account())
        : Optional.empty();
  }

  private boolean accountIsReady(Look look, Candidate candidate) {
    Optional<String> state = candidate.accountState();
    if (state.isEmpty()) {
      look.passed.add(candidate.account());
      look.more |= holds.accountGone(candidate.account(), look.now);
      return false;
    }
    if (!state.get().equals(AccountView.State.CONNECTED.name())) {
      look.passed.add(candidate.account());
      String reason =
          candidate.accountReason().isBlank()
              ? "The account must be connected again."
              : candidate.accountReason();
      look.more |= holds.untilReady(new Holds.Whose.Account(candidate.account()), look.now, reason);
      return false;
    }
    return true;
  }

  private void reserve(Look look, Candidate candidate, LiveProvider live) {
    ProviderDescriptor network = live.descriptor();
    if (!lanes.hasRoom(network.id(), network.maxConcurrency())) {
      look.full.add(network.id());
      return;
    }
    Optional<Throttles.Pause> pause =
        candidate.kind() == Claim.Kind.PUBLISH
            ? throttles.take(network, candidate.account())
            : throttles.paused(network.id(), candidate.account());
    if (pause.isPresent()) {
      postpone(look, candidate, pause.get());
    } else if (lanes.enter(candidate.account(), network.id(), network.maxConcurrency())) {
      look.passed.add(candidate.account());
      look.chosen.put(candidate.id(), live);
      look.wanted.add(new Claims.Wanted(candidate, limits.lease(network.publishDeadline())));
    } else {
      giveBack(candidate, network);
    }
  }

  private void postpone(Look look, Candidate candidate, Throttles.Pause pause) {
    boolean network = pause.scope() == RateLimit.Scope.NETWORK;
    if (network) {
      look.full.add(candidate.provider());
    } else {
      look.passed.add(candidate.account());
    }
    Holds.Whose whose =
        network
            ? new Holds.Whose.Network(candidate.provider())
            : new Holds.Whose.Account(candidate.account());
    look.more |= holds.until(whose, look.now, pause);
  }

  private void send(Look look) {
    if (look.wanted.isEmpty()) {
      return;
    }
    List<Claim> taken = List.of();
    try {
      taken = claims.take(look.wanted);
    } finally {
      Set<UUID> held = taken.stream().map(Claim::publication).collect(Collectors.toSet());
      for (Claims.Wanted wanted : look.wanted) {
        LiveProvider live = look.chosen.get(wanted.candidate().id());
        if (!held.contains(wanted.candidate().id()) && live != null) {
          lanes.leave(wanted.candidate().account(), wanted.candidate().provider());
          giveBack(wanted.candidate(), live.descriptor());
          look.contended = true;
        }
      }
    }
    for (Claim claim : taken) {
      LiveProvider live = look.chosen.get(claim.publication());
      if (live != null) {
        running.start(claim, live);
      }
    }
  }

  private void giveBack(Candidate candidate, ProviderDescriptor network) {
    if (candidate.kind() == Claim.Kind.PUBLISH) {
      throttles.giveBack(network, candidate.account());
    }
  }

  private Duration rest(Look look) {
    if (look.more) {
      return Duration.ZERO;
    }
    Duration most = look.contended ? CONTENDED : limits.poll();
    return due.next(look.now)
        .map(next -> Duration.between(store.databaseTime(), next))
        .filter(until -> until.compareTo(most) < 0)
        .map(until -> until.isNegative() ? Duration.ZERO : until)
        .orElse(most);
  }
}

package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.publishing.RateReports;

/**
 * The limits of networks, as they declare them and as their answers tell. A declared limit counts
 * exactly: in no window of its length are there more publications than it permits. What one account
 * uses is counted here, by the node that publishes for it; what a network uses in all, here and by
 * {@link NetworkWindows} for all nodes. Safe for use by many threads.
 */
public final class Throttles implements RateReports {
  private static final int FORGET_ABOVE = 2_000;

  /** More pauses in one look than this: the others hear of the rest from the network itself. */
  private static final int MAX_UNWRITTEN = 1_000;

  /**
   * What keeps a publication waiting.
   *
   * @param until when it may go on
   * @param scope who waits
   * @param reason which limit, for people
   * @param everything whether questions wait too, because the network itself asked for a pause
   */
  record Pause(Instant until, Scope scope, String reason, boolean everything) {}

  private record Subject(String provider, Optional<UUID> account, String limit) {}

  private int forgetAbove = FORGET_ABOVE;
  private final InstantSource clock;
  private final Map<Subject, Deque<Instant>> windows = new HashMap<>();
  private final Map<Subject, Pause> pauses = new HashMap<>();
  private final List<Said> unwritten = new ArrayList<>();

  /**
   * Counts nothing yet.
   *
   * @param clock tells, outside of every lock, the time by which the callers count as well
   */
  Throttles(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes one publication's share of every limit, or says what to wait for. */
  synchronized Optional<Pause> take(ProviderDescriptor network, UUID account, Instant now) {
    Optional<Pause> paused = paused(network.id(), account, now);
    if (paused.isPresent()) {
      return paused;
    }
    for (RateLimit limit : network.rateLimits()) {
      Deque<Instant> taken = window(network.id(), account, limit, now);
      if (taken.size() >= limit.permits()) {
        return Optional.of(reached(limit, taken.getFirst().plus(limit.window())));
      }
    }
    for (RateLimit limit : network.rateLimits()) {
      window(network.id(), account, limit, now).addLast(now);
    }
    forget(now);
    return Optional.empty();
  }

  /** What a publication waits for when a declared limit is used up. */
  static Pause reached(RateLimit limit, Instant until) {
    return new Pause(
        until,
        limit.scope(),
        "The limit of " + limit.permits() + " " + limit.name() + " is reached.",
        false);
  }

  /** Counts what an account has used before this process began to publish for it. */
  synchronized void begin(
      ProviderDescriptor network, UUID account, List<Instant> used, Instant now) {
    for (RateLimit limit : network.rateLimits()) {
      if (limit.scope() == Scope.ACCOUNT) {
        Deque<Instant> window = window(network.id(), account, limit, now);
        window.clear();
        Instant old = now.minus(limit.window());
        used.stream().filter(at -> at.isAfter(old)).forEach(window::addLast);
      }
    }
  }

  /** Gives back what {@link #take} took for a publication that was not sent after all. */
  synchronized void giveBack(ProviderDescriptor network, UUID account, Instant now) {
    for (RateLimit limit : network.rateLimits()) {
      Deque<Instant> taken = window(network.id(), account, limit, now);
      if (!taken.isEmpty()) {
        taken.removeLast();
      }
    }
  }

  /** What the network asked to wait for, if it did. */
  synchronized Optional<Pause> paused(String provider, UUID account, Instant now) {
    Optional<Pause> network = pause(new Subject(provider, Optional.empty(), ""), now);
    return network.or(() -> pause(new Subject(provider, Optional.of(account), ""), now));
  }

  @Override
  public void observed(String provider, UUID account, RateLimitObservation observed) {
    if (observed.remaining() == 0 && observed.resetAfter().isPositive()) {
      limited(
          provider,
          account,
          observed.scope(),
          EngineLimits.bounded(observed.resetAfter()),
          "The network's limit (" + observed.name() + ") is used up.");
    }
  }

  @Override
  public void limited(String provider, UUID account, Scope scope, Duration pause, String reason) {
    Said said = new Said(provider, owner(scope, account), clock.instant().plus(pause), reason);
    heard(said);
    synchronized (this) {
      if (unwritten.size() < MAX_UNWRITTEN) {
        unwritten.add(said);
      }
    }
  }

  /**
   * A pause that a network asked for.
   *
   * @param provider which network
   * @param account for which account; empty for all
   * @param until when it is over
   * @param reason for people
   */
  record Said(String provider, Optional<UUID> account, Instant until, String reason) {}

  /** Obeys a pause, whichever node was asked for it. */
  synchronized void heard(Said said) {
    Scope scope = said.account().isPresent() ? Scope.ACCOUNT : Scope.NETWORK;
    pauses.merge(
        new Subject(said.provider(), said.account(), ""),
        new Pause(said.until(), scope, said.reason(), true),
        (one, other) -> one.until().isAfter(other.until()) ? one : other);
  }

  /** Takes the pauses that this process was asked for and that the others do not know yet. */
  synchronized List<Said> takeUnwritten() {
    List<Said> taken = List.copyOf(unwritten);
    unwritten.clear();
    return taken;
  }

  private Optional<Pause> pause(Subject subject, Instant now) {
    return Optional.ofNullable(pauses.get(subject)).filter(pause -> pause.until().isAfter(now));
  }

  private Deque<Instant> window(String provider, UUID account, RateLimit limit, Instant now) {
    Subject subject = new Subject(provider, owner(limit.scope(), account), limit.name());
    Deque<Instant> taken = windows.computeIfAbsent(subject, key -> new ArrayDeque<>());
    Instant old = now.minus(limit.window());
    while (!taken.isEmpty() && !taken.getFirst().isAfter(old)) {
      taken.removeFirst();
    }
    return taken;
  }

  private void forget(Instant now) {
    if (windows.size() + pauses.size() > forgetAbove) {
      windows.values().removeIf(Deque::isEmpty);
      pauses.values().removeIf(pause -> !pause.until().isAfter(now));
      // only when it has doubled again, or every publication would pay for it
      forgetAbove = Math.max(FORGET_ABOVE, 2 * (windows.size() + pauses.size()));
    }
  }

  private static Optional<UUID> owner(Scope scope, UUID account) {
    return scope == Scope.ACCOUNT ? Optional.of(account) : Optional.empty();
  }
}

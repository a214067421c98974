package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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
 * exactly: in no window of its length are there more publications than it permits. Kept in memory,
 * per process. Safe for use by many threads.
 */
public final class Throttles implements RateReports {
  private static final int FORGET_ABOVE = 2_000;

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

  private final InstantSource clock;
  private final Map<Subject, Deque<Instant>> windows = new HashMap<>();
  private final Map<Subject, Pause> pauses = new HashMap<>();

  /** Counts by the given clock. */
  public Throttles(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes one publication's share of every limit, or says what to wait for. */
  synchronized Optional<Pause> take(ProviderDescriptor network, UUID account) {
    Instant now = clock.instant();
    Optional<Pause> paused = paused(network.id(), account);
    if (paused.isPresent()) {
      return paused;
    }
    for (RateLimit limit : network.rateLimits()) {
      Deque<Instant> taken = window(network.id(), account, limit, now);
      if (taken.size() >= limit.permits()) {
        return Optional.of(
            new Pause(
                taken.getFirst().plus(limit.window()),
                limit.scope(),
                "The limit of " + limit.permits() + " " + limit.name() + " is reached.",
                false));
      }
    }
    for (RateLimit limit : network.rateLimits()) {
      window(network.id(), account, limit, now).addLast(now);
    }
    forget(now);
    return Optional.empty();
  }

  /** Gives back what {@link #take} took for a publication that was not sent after all. */
  synchronized void giveBack(ProviderDescriptor network, UUID account) {
    for (RateLimit limit : network.rateLimits()) {
      Deque<Instant> taken = window(network.id(), account, limit, clock.instant());
      if (!taken.isEmpty()) {
        taken.removeLast();
      }
    }
  }

  /** What the network asked to wait for, if it did. */
  synchronized Optional<Pause> paused(String provider, UUID account) {
    Instant now = clock.instant();
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
  public synchronized void limited(
      String provider, UUID account, Scope scope, Duration pause, String reason) {
    Instant until = clock.instant().plus(pause);
    Subject subject = new Subject(provider, owner(scope, account), "");
    pauses.merge(
        subject,
        new Pause(until, scope, reason, true),
        (one, other) -> one.until().isAfter(other.until()) ? one : other);
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
    if (windows.size() + pauses.size() > FORGET_ABOVE) {
      windows.values().removeIf(Deque::isEmpty);
      pauses.values().removeIf(pause -> !pause.until().isAfter(now));
    }
  }

  private static Optional<UUID> owner(Scope scope, UUID account) {
    return scope == Scope.ACCOUNT ? Optional.of(account) : Optional.empty();
  }
}

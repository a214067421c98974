package org.rostrum.hosting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a provider behaves towards the platform. What counts are faults of its own code; a network
 * that cannot be reached, refuses or wants a pause is none.
 *
 * @param state how it does
 * @param reason why it is suspended, for people; empty text if it is not, or if nobody said why
 * @param since since when it is suspended; empty if it is not
 * @param byItself whether the platform suspended it after too many faults
 * @param faults those of the last {@link #WINDOW}, or those that led to the suspension; the latest
 *     first, at most {@link #MAX_FAULTS}
 */
public record ProviderHealth(
    State state, String reason, Optional<Instant> since, boolean byItself, List<Fault> faults) {
  /**
   * How long a provider may take to answer what it has to answer at once: its descriptor, its ways
   * to connect, the check of a draft, the terms of its figures, what can be edited, its settings'
   * migration. Nobody waits longer.
   */
  public static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /** How many such questions one provider is asked at once; those it never answers count. */
  public static final int MAX_QUESTIONS = 8;

  /** How many reading calls of one provider run at once; those that never end count. */
  public static final int MAX_READING = 32;

  /** How many calls of one provider publish or look for a post at once; as above. */
  public static final int MAX_PUBLISHING = 64;

  /** How much longer than its deadline a call may take until that is a fault. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /** How many faults within {@link #WINDOW} suspend a provider. */
  public static final int SUSPENDED_AFTER = 5;

  /** How long a fault is remembered. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  /** How many faults are remembered. */
  public static final int MAX_FAULTS = 10;

  /** Copies the faults. */
  public ProviderHealth {
    faults = List.copyOf(faults);
  }

  /** How a provider does. */
  public enum State {
    /** No fault within {@link ProviderHealth#WINDOW}. */
    WELL,
    /** It had faults, but not enough to be suspended. */
    TROUBLED,
    /** Nothing is asked of it until somebody resumes it. */
    SUSPENDED
  }

  /**
   * What a provider did wrong.
   *
   * @param at when
   * @param kind what kind of wrong
   * @param detail which call, and what it did, for people; never the provider's own words
   */
  public record Fault(Instant at, Kind kind, String detail) {
    /** What kind of wrong. */
    public enum Kind {
      /** It threw what it may not throw. */
      THREW,
      /** It answered nothing, or what cannot be. */
      NONSENSE,
      /** It did not answer, or end, in time. */
      BLOCKED
    }
  }

  /**
   * A provider without faults.
   *
   * @return its health
   */
  public static ProviderHealth well() {
    return new ProviderHealth(State.WELL, "", Optional.empty(), false, List.of());
  }
}

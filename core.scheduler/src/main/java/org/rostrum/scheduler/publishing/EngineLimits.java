package org.rostrum.scheduler.publishing;

import java.time.Duration;

/**
 * Every bound of the engine, in one place.
 *
 * @param maxInFlight how many calls run at once over all networks
 * @param page how many due publications are read at a time
 * @param batch how many publications are claimed, and outcomes recorded, at a time
 * @param poll how long the engine rests at most before it looks again, whatever it was told
 * @param gap the shortest time from one look to the next, so that news are taken together
 * @param linger how long the first of some outcomes waits for others to be recorded with it
 * @param life how long a node that is not heard of is left alone before the others give it up
 * @param setup how long opening a session and preparing media may take before a call
 * @param margin what is left of a lease after the longest call, for recording its outcome
 * @param grace how long a clean stop waits for running calls before it interrupts them
 * @param stopping how long a clean stop then waits for their outcomes
 * @param providerGrace how long a call may run on after its provider has gone
 * @param maxRetries how often is tried again what certainly failed
 * @param maxQuestions how often the network is asked what became of an attempt
 * @param maxAttempts how many attempts a publication has in all, so that nothing loops for ever
 * @param retry the waits between tries
 * @param question the waits between questions
 */
public record EngineLimits(
    int maxInFlight,
    int page,
    int batch,
    Duration poll,
    Duration gap,
    Duration linger,
    Duration life,
    Duration setup,
    Duration margin,
    Duration grace,
    Duration stopping,
    Duration providerGrace,
    int maxRetries,
    int maxQuestions,
    int maxAttempts,
    Backoff retry,
    Backoff question) {

  /** The shortest time that a network can ask to wait; less would be a busy loop. */
  public static final Duration MIN_PAUSE = Duration.ofSeconds(1);

  /** The longest time that a network can ask to wait; it is asked again after it. */
  public static final Duration MAX_PAUSE = Duration.ofHours(24);

  /**
   * How long limits may keep a publication waiting in all, counted from its time; after that a
   * person is asked. Longer than the longest window that a limit is counted over.
   */
  public static final Duration MAX_LIMIT_WAIT = Duration.ofDays(40);

  /**
   * From which attempt on a network that puts a publication off is given more time than it asked
   * for, twice as much each time.
   */
  public static final int PATIENT_ATTEMPTS = 20;

  /** The bounds of an installation. */
  public static EngineLimits standard() {
    return new EngineLimits(
        1_024,
        1_000,
        500,
        Duration.ofSeconds(5),
        Duration.ofMillis(30),
        Duration.ofMillis(15),
        Duration.ofSeconds(15),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        8,
        16,
        2_000,
        new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1), 0.2),
        new Backoff(Duration.ofSeconds(2), 2, Duration.ofMinutes(10), 0.2));
  }

  /**
   * How long a publication is leased at most to the node that publishes it: the longest call and
   * what stands around it. The lease ends sooner if the node is not heard of for {@link #life}.
   */
  public Duration lease(Duration publishDeadline) {
    return setup.plus(publishDeadline).plus(margin);
  }

  /** A wait that a network asked for, within bounds. */
  public static Duration bounded(Duration pause) {
    if (pause.compareTo(MIN_PAUSE) < 0) {
      return MIN_PAUSE;
    }
    return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
  }
}

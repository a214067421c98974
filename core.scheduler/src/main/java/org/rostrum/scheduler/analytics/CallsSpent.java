package org.rostrum.scheduler.analytics;

/** The calls that an account may make on a day are used up. */
final class CallsSpent extends Exception {
  private static final long serialVersionUID = 1L;

  CallsSpent() {
    super("The calls of the day are used up", null, false, false);
  }
}

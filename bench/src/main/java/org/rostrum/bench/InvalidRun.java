package org.rostrum.bench;

/** A measurement that counts for nothing, because a contender did not do what was measured. */
final class InvalidRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidRun(String message) {
    super(message);
  }
}

package org.rostrum.launcher;

/**
 * The product cannot start. The message is the one sentence that the person who started it reads:
 * it names the thing, the value and the way out.
 */
final class LaunchFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The command line is right, but the product cannot start. */
  static final int START = 1;

  private final int exitCode;

  LaunchFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  LaunchFailure(String message) {
    this(START, message);
  }

  int exitCode() {
    return exitCode;
  }
}

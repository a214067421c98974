package org.rostrum.scheduler.network;

/**
 * Where a provider failed, without the words it failed with: those may hold a token, as the JDK's
 * own complaint about a malformed header does.
 */
public final class FaultTrace extends Exception {
  private static final long serialVersionUID = 1L;

  private FaultTrace(String type) {
    super(type);
  }

  /** Keeps type and place of a failure. */
  public static FaultTrace of(Throwable failure) {
    FaultTrace trace = new FaultTrace(failure.getClass().getName());
    trace.setStackTrace(failure.getStackTrace());
    return trace;
  }
}

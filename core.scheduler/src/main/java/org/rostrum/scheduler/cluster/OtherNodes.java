package org.rostrum.scheduler.cluster;

/** The other nodes on the same database, if there are any. Safe for use by many threads. */
@FunctionalInterface
public interface OtherNodes {
  /** For a process that is alone. */
  OtherNodes NONE = signal -> {};

  /**
   * Tells the others soon; to be called after the write that made the change has returned, never
   * inside. Returns at once. Signals that are equal are told once; what cannot be told in time is
   * told as {@link Signal.Missed}.
   *
   * @param signal what happened
   */
  void tell(Signal signal);
}

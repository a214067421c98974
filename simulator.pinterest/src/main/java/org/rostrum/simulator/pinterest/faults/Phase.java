package org.rostrum.simulator.pinterest.faults;

/** When a fault strikes: this is what decides whether the pin exists. */
public enum Phase {
  /** Before anything was done or even checked. */
  BEFORE,
  /** After it was done and stored; strikes successful answers only. */
  AFTER
}

package org.rostrum.scheduler.analytics;

/** Another node collects the account, or the account was disconnected: nothing more is done. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("The account is collected elsewhere, or was disconnected", null, false, false);
  }
}

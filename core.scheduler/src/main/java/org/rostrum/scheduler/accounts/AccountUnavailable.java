package org.rostrum.scheduler.accounts;

/** An account cannot be used now, and trying again at once changes nothing. */
public final class AccountUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, so that the caller knows what to wait for. */
  public enum Reason {
    /** A person must connect it again. */
    NEEDS_RECONNECT,
    /** Its provider is not installed or not running. */
    PROVIDER_MISSING,
    /** Its provider lacks service settings, or its environment can no longer be chosen. */
    NOT_CONFIGURED,
    /** It was disconnected. */
    GONE
  }

  private final Reason reason;

  /**
   * Says why.
   *
   * @param message for people, with the way out
   */
  public AccountUnavailable(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}

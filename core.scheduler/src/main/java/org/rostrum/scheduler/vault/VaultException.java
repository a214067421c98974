package org.rostrum.scheduler.vault;

/** The vault cannot seal or open; the message is one sentence for people and holds no secret. */
public final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for those who can act on it. */
  public enum Kind {
    /** There is no secret of that id. */
    ABSENT,
    /** The secret, its id, version or purpose is not what was sealed. */
    ALTERED,
    /** The secret is longer than the vault takes. */
    TOO_LONG,
    /** There is no master key although there are secrets. */
    KEY_MISSING,
    /** The master key is not the one that the secrets were sealed with. */
    KEY_WRONG,
    /** The place of the master key cannot be used. */
    KEY_PLACE
  }

  private final Kind kind;
  private final String message;

  /**
   * A failure. There is no cause on purpose: what a library of cryptography says helps nobody and
   * may say too much.
   *
   * @param kind what went wrong
   * @param message a sentence for people
   */
  public VaultException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.message = message;
  }

  /**
   * What went wrong.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return message;
  }
}

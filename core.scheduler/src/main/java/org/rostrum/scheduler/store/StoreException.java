package org.rostrum.scheduler.store;

/** The database failed; the message is one sentence that says what to do where that is known. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for those who can act on it. */
  public enum Kind {
    /** The database cannot be reached or has been closed; nothing was changed. */
    UNAVAILABLE,
    /** Too much is waiting already; nothing was changed. */
    BUSY,
    /** A uniqueness or reference rule of the schema refused the change; nothing was changed. */
    CONFLICT,
    /** Other transactions got in the way again and again; nothing was changed. */
    CONTENTION,
    /** The change was made, or not: the database failed while making it durable. */
    OUTCOME_UNKNOWN,
    /** The schema is not one that this version knows. */
    SCHEMA,
    /** Anything else, a wrong statement for example; nothing was changed. */
    FAILED
  }

  private final Kind kind;

  /**
   * A failure without a cause worth keeping.
   *
   * @param kind what went wrong
   * @param message a sentence for people
   */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /**
   * A failure.
   *
   * @param kind what went wrong
   * @param message a sentence for people
   * @param cause what the driver said
   */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * What went wrong.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}

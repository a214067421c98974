package org.rostrum.provider.settings;

/**
 * A value that must not be seen: a token, a password, an app secret.
 *
 * <p>Its text is reached only through {@link #expose()}; {@link #toString()} never shows it, so
 * that a log line, an exception or a debugger's list of fields does not either. It deliberately has
 * no {@code equals} by content. Immutable and safe for use by many threads.
 */
public final class Secret {
  private static final String REDACTED = "[secret]";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Wraps a text.
   *
   * @param text the secret itself; may be empty
   * @return the wrapped secret
   */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /**
   * Gives the text, to be handed to the one call that needs it and kept nowhere.
   *
   * @return the secret itself
   */
  public String expose() {
    return text;
  }

  /**
   * Tells whether there is anything to keep.
   *
   * @return whether the text is empty or only white space
   */
  public boolean isBlank() {
    return text.isBlank();
  }

  /** {@inheritDoc} Always the same words, whatever the secret. */
  @Override
  public String toString() {
    return REDACTED;
  }
}

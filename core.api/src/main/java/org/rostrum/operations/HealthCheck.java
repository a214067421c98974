package org.rostrum.operations;

/**
 * How one part of the platform does.
 *
 * @param name which part, for example {@code database}
 * @param status how it does
 * @param detail a sentence, without secrets
 */
public record HealthCheck(String name, Status status, String detail) {
  /** How a part does. */
  public enum Status {
    /** As it should. */
    OK,
    /** It works, but somebody should look. */
    WARN,
    /** It does not work. */
    DOWN
  }
}

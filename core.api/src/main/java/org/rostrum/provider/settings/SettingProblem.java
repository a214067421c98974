package org.rostrum.provider.settings;

/**
 * One thing that is wrong with a value.
 *
 * @param field the key of the setting
 * @param code what kind of fault; stable, for programs
 * @param message what is wrong and what to do, for people; never holds the value of a secret
 */
public record SettingProblem(String field, Code code, String message) {

  /** The kinds of fault. */
  public enum Code {
    /** A value is needed. */
    REQUIRED,
    /** The schema has no such setting. */
    UNKNOWN,
    /** The text cannot be read as the setting's type. */
    MALFORMED,
    /** Longer than allowed. */
    TOO_LONG,
    /** Outside the allowed numbers. */
    OUT_OF_RANGE,
    /** Does not match the demanded form. */
    PATTERN,
    /** Not one of the choices. */
    NOT_A_CHOICE,
    /** The network itself refused it. */
    REFUSED
  }
}

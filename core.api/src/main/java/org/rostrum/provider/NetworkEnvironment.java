package org.rostrum.provider;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One of the environments (live, sandbox …) that a network's service settings choose between.
 *
 * @param value its value in the environment setting; {@code [a-z][a-z0-9-]{0,23}}
 * @param live whether what is published there is seen by the public; accounts of other environments
 *     are marked wherever they appear
 * @param notes what a person should know before accounts are connected there, a sentence each; at
 *     most {@link #MAX_NOTES}
 */
public record NetworkEnvironment(String value, boolean live, List<String> notes) {
  /** The most notes of an environment. */
  public static final int MAX_NOTES = 12;

  private static final Pattern VALUE = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  /**
   * Copies the notes.
   *
   * @throws IllegalArgumentException if the value is malformed or there are too many notes
   */
  public NetworkEnvironment {
    notes = List.copyOf(notes);
    if (!VALUE.matcher(value).matches() || notes.size() > MAX_NOTES) {
      throw new IllegalArgumentException(
          "The environment '"
              + value
              + "' needs a value that matches "
              + VALUE
              + " and at most "
              + MAX_NOTES
              + " notes");
    }
  }
}

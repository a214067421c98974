package org.rostrum.provider.settings;

import java.util.Optional;

/**
 * One entry to choose from.
 *
 * @param value what is stored; unique within its setting
 * @param label what people read
 * @param detail a second line that tells similar entries apart, for example {@code secret board}
 * @param imageUrl an address of a small picture; empty where the network gives none
 */
public record Choice(
    String value, String label, Optional<String> detail, Optional<java.net.URI> imageUrl) {

  /**
   * An entry without detail or picture.
   *
   * @param value what is stored
   * @param label what people read
   * @return the entry
   */
  public static Choice of(String value, String label) {
    return new Choice(value, label, Optional.empty(), Optional.empty());
  }

  /**
   * An entry with a second line.
   *
   * @param value what is stored
   * @param label what people read
   * @param detail the second line
   * @return the entry
   */
  public static Choice of(String value, String label, String detail) {
    return new Choice(value, label, Optional.of(detail), Optional.empty());
  }
}

package org.rostrum.provider;

import java.util.regex.Pattern;

/**
 * How a network looks in lists: a letter on a tile of its own colour, and optionally one path drawn
 * instead of the letter. Data only: a provider ships neither markup nor script.
 *
 * @param letter shown on the tile; one or two characters
 * @param colour the tile, as {@code #RRGGBB}; letter and path are drawn in white
 * @param path SVG path data in a 24 by 24 box; empty for the letter alone. At most {@link
 *     #MAX_PATH} characters of {@code [0-9A-Za-z .,-]}
 */
public record Icon(String letter, String colour, String path) {
  /** The longest path. */
  public static final int MAX_PATH = 4_000;

  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern PATH = Pattern.compile("[0-9A-Za-z .,+-]{0," + MAX_PATH + "}");

  /**
   * Checks what a provider declared, because the console draws it as it is.
   *
   * @throws IllegalArgumentException if letter, colour or path are malformed
   */
  public Icon {
    if (letter.isEmpty() || letter.length() > 2) {
      throw new IllegalArgumentException("An icon's letter has one or two characters");
    }
    if (!COLOUR.matcher(colour).matches()) {
      throw new IllegalArgumentException("An icon's colour is #RRGGBB, not '" + colour + "'");
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("An icon's path is plain SVG path data");
    }
  }

  /**
   * A plain tile.
   *
   * @param name the network's name, of which the first letter is shown
   * @return the icon
   */
  public static Icon letter(String name) {
    return new Icon(name.substring(0, 1), "#5B5670", "");
  }
}

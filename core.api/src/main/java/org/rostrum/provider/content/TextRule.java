package org.rostrum.provider.content;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * What a network takes in one text field.
 *
 * @param label the network's name for the field, for example {@code Description}
 * @param usage whether it is used
 * @param maxLength how long it may be, counted in {@code unit}
 * @param unit how the network counts
 */
public record TextRule(String label, Usage usage, int maxLength, Unit unit) {

  /** Whether a field is used. */
  public enum Usage {
    /** It must be filled in. */
    REQUIRED,
    /** It may be filled in. */
    OPTIONAL,
    /** The network has no such field. */
    UNUSED
  }

  /** How a network counts the length of a text. */
  public enum Unit {
    /** Unicode code points. */
    CODE_POINTS,
    /** UTF-16 code units, as JavaScript counts. */
    UTF16_UNITS,
    /** User-perceived characters (Unicode Annex 29). */
    GRAPHEMES;

    /**
     * Counts a text.
     *
     * @param text the text
     * @return its length in this unit
     */
    public int count(String text) {
      return switch (this) {
        case CODE_POINTS -> text.codePointCount(0, text.length());
        case UTF16_UNITS -> text.length();
        case GRAPHEMES -> graphemes(text);
      };
    }

    private static int graphemes(String text) {
      BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
      characters.setText(text);
      int count = 0;
      while (characters.next() != BreakIterator.DONE) {
        count++;
      }
      return count;
    }
  }

  /**
   * An optional field counted in code points.
   *
   * @param label the network's name for it
   * @param maxLength how long it may be
   * @return the rule
   */
  public static TextRule optional(String label, int maxLength) {
    return new TextRule(label, Usage.OPTIONAL, maxLength, Unit.CODE_POINTS);
  }

  /**
   * A field that the network does not have.
   *
   * @param label what others call it
   * @return the rule
   */
  public static TextRule unused(String label) {
    return new TextRule(label, Usage.UNUSED, 0, Unit.CODE_POINTS);
  }
}

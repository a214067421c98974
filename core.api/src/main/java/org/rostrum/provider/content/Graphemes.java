package org.rostrum.provider.content;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Counts extended grapheme clusters. The JDK joins two pictographs by a zero width joiner whatever
 * stands between the first of them and the joiner; rule GB11 of Unicode Annex 29 allows extending
 * characters only, and so do browsers and networks. Those that it joins too much are counted apart.
 */
final class Graphemes {
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Letters of Thai and Lao that join like spacing marks. */
  private static final String SPACING_LETTERS = "\u0e33\u0eb3";

  private enum State {
    /** Nothing that a joiner could bind. */
    NONE,
    /** A pictograph, and what extends it. */
    PICTOGRAPH,
    /** The same, and a joiner. */
    JOINED
  }

  private Graphemes() {}

  static int count(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    int count = 0;
    int start = clusters.first();
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      count += 1 + wronglyJoined(text, start, end);
      start = end;
    }
    return count;
  }

  private static int wronglyJoined(String text, int start, int end) {
    int count = 0;
    int before = 0;
    State state = State.NONE;
    for (int index = start; index < end; index += Character.charCount(before)) {
      int character = text.codePointAt(index);
      if (Character.isExtendedPictographic(character)) {
        count += before == ZERO_WIDTH_JOINER && state != State.JOINED ? 1 : 0;
        state = State.PICTOGRAPH;
      } else if (state != State.PICTOGRAPH || isSpacing(character)) {
        state = State.NONE;
      } else if (character == ZERO_WIDTH_JOINER) {
        state = State.JOINED;
      }
      before = character;
    }
    return count;
  }

  private static boolean isSpacing(int character) {
    return Character.getType(character) == Character.COMBINING_SPACING_MARK
        || SPACING_LETTERS.indexOf(character) >= 0;
  }
}

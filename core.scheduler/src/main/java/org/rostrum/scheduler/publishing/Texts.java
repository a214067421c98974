package org.rostrum.scheduler.publishing;

/** Makes texts that came from outside fit for the database. */
public final class Texts {
  /** The longest reason or detail that is kept, in characters. */
  public static final int MAX_REASON = 2_000;

  private Texts() {}

  /** A reason, cut where it is too long. */
  public static String reason(String text) {
    return cut(storable(text), MAX_REASON);
  }

  /** A text without what PostgreSQL cannot keep: the character zero and halves of characters. */
  public static String storable(String text) {
    if (isStorable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Texts::isStorable).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Whether a database can keep the text as it is. */
  public static boolean isStorable(String text) {
    return text.codePoints().allMatch(Texts::isStorable);
  }

  /** The beginning of a text, never ending in half a character. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0
        && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}

package org.rostrum.provider.content;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network takes in one text field. The host checks it, and the console counts alike while a
 * person types.
 *
 * @param label the network's name for the field, for example {@code Description}
 * @param usage whether it is used
 * @param maxLength how long it may be, counted in {@code unit}
 * @param unit how the network counts
 * @param maxBytes how many bytes it may take in UTF-8, links as they are written; empty if the
 *     network does not count them
 * @param linkLength what every address that begins with {@code http://} or {@code https://} and
 *     ends before the next space, tab or line break counts as, whatever its length; empty if
 *     addresses count as they are written
 */
public record TextRule(
    String label,
    Usage usage,
    int maxLength,
    Unit unit,
    OptionalInt maxBytes,
    OptionalInt linkLength) {

  private static final Pattern LINK =
      Pattern.compile("https?://[^ \\t\\r\\n]+", Pattern.CASE_INSENSITIVE);

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
    /**
     * User-perceived characters: the extended grapheme clusters of <a
     * href="https://unicode.org/reports/tr29/">Unicode Annex 29</a>. Runtimes know different
     * versions of Unicode: one before 15.1, as that of Java 21, counts an Indic conjunct by its
     * consonants, a browser of today as one. Then the host is the stricter one.
     */
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
        case GRAPHEMES -> Graphemes.count(text);
      };
    }
  }

  /** Checks the limits. */
  public TextRule {
    if (maxLength < 0 || maxBytes.orElse(1) < 1 || linkLength.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "The limits of «" + label + "» must be positive: " + maxLength);
    }
  }

  /**
   * A field that is limited by its length alone, links as they are written.
   *
   * @param label the network's name for the field
   * @param usage whether it is used
   * @param maxLength how long it may be, counted in {@code unit}
   * @param unit how the network counts
   */
  public TextRule(String label, Usage usage, int maxLength, Unit unit) {
    this(label, usage, maxLength, unit, OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * The same rule with a limit for bytes.
   *
   * @param most how many bytes the text may take in UTF-8
   * @return the stricter rule
   */
  public TextRule withMaxBytes(int most) {
    return new TextRule(label, usage, maxLength, unit, OptionalInt.of(most), linkLength);
  }

  /**
   * The same rule for a network that shortens links.
   *
   * @param length what every link counts as
   * @return the rule
   */
  public TextRule withLinkLength(int length) {
    return new TextRule(label, usage, maxLength, unit, maxBytes, OptionalInt.of(length));
  }

  /**
   * Counts a text as the network does.
   *
   * @param text the text
   * @return its length in {@link #unit()}, every link counted as {@link #linkLength()} says
   */
  public int length(String text) {
    if (linkLength.isEmpty()) {
      return unit.count(text);
    }
    int length = 0;
    int from = 0;
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      length += unit.count(text.substring(from, links.start())) + linkLength.getAsInt();
      from = links.end();
    }
    return length + unit.count(text.substring(from));
  }

  /**
   * Says whether a text is too long.
   *
   * @param text the text
   * @return by what it exceeds the rule, for people; empty if it keeps it
   */
  Optional<String> excess(String text) {
    int length = length(text);
    if (length > maxLength) {
      return Optional.of(
          label + " has " + length + " characters; at most " + maxLength + " are allowed.");
    }
    int bytes = maxBytes.isEmpty() ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    return bytes > maxBytes.orElse(0)
        ? Optional.of(
            "%s takes %d bytes; at most %d are allowed. Emoji and letters with marks take many."
                .formatted(label, bytes, maxBytes.orElse(0)))
        : Optional.empty();
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

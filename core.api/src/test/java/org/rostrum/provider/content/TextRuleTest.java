package org.rostrum.provider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.content.TextRule.Usage;

class TextRuleTest {
  /** Each is what a person sees as this many characters; the console is tested with the same. */
  static Stream<Arguments> graphemes() {
    return Stream.of(
        Arguments.of("family", "👨‍👩‍👧‍👦", 1, 7, 11, 25),
        Arguments.of("two flags", "🇩🇪🇫🇷", 2, 4, 8, 16),
        Arguments.of("an odd regional indicator", "🇩🇪🇫", 2, 3, 6, 12),
        Arguments.of("skin tone", "👍🏽", 1, 2, 4, 8),
        Arguments.of("combining mark", "e\u0301", 1, 2, 2, 3),
        Arguments.of("many marks", "z\u0351\u036b\u0343", 1, 4, 4, 7),
        Arguments.of("Hangul jamo", "\u1112\u1161\u11ab", 1, 3, 3, 9),
        Arguments.of("Hangul syllables", "한글", 2, 2, 2, 6),
        Arguments.of("keycap", "1\ufe0f\u20e3", 1, 3, 3, 7),
        Arguments.of(
            "flag of Wales",
            "🏴\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f",
            1,
            7,
            14,
            28),
        Arguments.of("a joiner too many", "👩\u200d\u200d👨", 2, 4, 6, 14),
        Arguments.of("a joiner behind a spacing mark", "👩\u0e33\u200d👨", 2, 4, 6, 14),
        Arguments.of("joined hearts", "👩🏽\u200d❤\ufe0f\u200d👨", 1, 7, 10, 24),
        Arguments.of("CR LF", "a\r\nb", 3, 4, 4, 4),
        Arguments.of("Tamil vowel sign", "நி", 1, 2, 2, 6),
        Arguments.of("Thai", "ที่", 1, 3, 3, 9),
        Arguments.of("zero width space", "a\u200bb", 3, 3, 3, 5),
        Arguments.of("nothing", "", 0, 0, 0, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphemes")
  void countsAsItsUnitSays(
      String name, String text, int graphemes, int points, int units, int bytes) {
    assertThat(Unit.GRAPHEMES.count(text)).isEqualTo(graphemes);
    assertThat(Unit.CODE_POINTS.count(text)).isEqualTo(points);
    assertThat(Unit.UTF16_UNITS.count(text)).isEqualTo(units);
    TextRule tight = new TextRule("Text", Usage.OPTIONAL, 100, Unit.GRAPHEMES);
    if (bytes > 1) {
      assertThat(tight.withMaxBytes(bytes).excess(text)).isEmpty();
      assertThat(tight.withMaxBytes(bytes - 1).excess(text))
          .hasValueSatisfying(
              message -> assertThat(message).contains(bytes + " bytes", "at most " + (bytes - 1)));
    }
  }

  @Test
  void joinsAnIndicConjunctFromUnicode151On() {
    boolean knows151 = Character.isDefined(0x2EBF0);
    assertThat(Unit.GRAPHEMES.count("क्षि")).isEqualTo(knows151 ? 1 : 2);
  }

  @Test
  void countsLongTextsInGraphemes() {
    TextRule rule = new TextRule("Text", Usage.OPTIONAL, 300, Unit.GRAPHEMES).withMaxBytes(3_000);
    assertThat(rule.excess("é".repeat(300))).isEmpty();
    assertThat(rule.excess("e".repeat(301)))
        .contains("Text has 301 characters; at most 300 are allowed.");
    assertThat(rule.excess("👨‍👩‍👧‍👦".repeat(120))).isEmpty();
    assertThat(rule.excess("👨‍👩‍👧‍👦".repeat(121)))
        .hasValueSatisfying(message -> assertThat(message).contains("takes 3025 bytes"));
  }

  @Test
  void countsLinksAsTheNetworkShortensThem() {
    TextRule rule = TextRule.optional("Toot", 30).withLinkLength(23);
    assertThat(rule.length("see https://example.org/" + "a".repeat(90) + " now")).isEqualTo(31);
    assertThat(rule.length("HTTP://a\nhttps://b")).isEqualTo(47);
    assertThat(rule.length("https:// is none")).isEqualTo(16);
    assertThat(TextRule.optional("Text", 30).length("https://example.org/")).isEqualTo(20);
  }

  @Test
  void refusesLimitsThatNothingKeeps() {
    TextRule rule = TextRule.optional("Text", 1);
    assertThatThrownBy(() -> rule.withMaxBytes(0)).hasMessageContaining("«Text»");
    assertThatThrownBy(() -> rule.withLinkLength(0)).hasMessageContaining("«Text»");
    assertThatThrownBy(() -> TextRule.optional("Text", -1)).hasMessageContaining("-1");
  }
}

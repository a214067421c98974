package org.rostrum.provider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.content.TextRule.Usage;

class ContentRulesTest {
  private static final ContentRules RULES =
      ContentRules.builder()
          .title(TextRule.optional("Title", 5))
          .text(new TextRule("Text", Usage.REQUIRED, 3, Unit.GRAPHEMES))
          .altText(TextRule.optional("Alt text", 4))
          .mediaCount(1, 2)
          .take(MediaRule.images("image/jpeg").maxBytes(1_000).minSize(10, 10).build())
          .take(
              MediaRule.videos("video/mp4")
                  .maxBytes(5_000)
                  .minSize(10, 10)
                  .duration(Duration.ofSeconds(4), Duration.ofSeconds(60))
                  .cover(CoverUse.REQUIRED)
                  .build())
          .build();

  @Test
  void contentThatKeepsTheRulesHasNoProblems() {
    assertThat(RULES.check(content("Title", "abc", image(1_000, 10, "alt")))).isEmpty();
  }

  @Test
  void answersEveryProblemWithItsField() {
    assertThat(RULES.check(content("Too long", "", image(2_000, 9, "too long"))))
        .extracting(ContentProblem::field, ContentProblem::code)
        .containsExactly(
            tuple("title", "TOO_LONG"),
            tuple("text", "REQUIRED"),
            tuple("altText", "TOO_LONG"),
            tuple("media", "TOO_LARGE"),
            tuple("media", "TOO_SMALL"));
  }

  @Test
  void countsGraphemesAsPeopleDo() {
    String threeFamilies = "👩‍👩‍👧‍👦".repeat(3);

    assertThat(Unit.GRAPHEMES.count(threeFamilies)).isEqualTo(3);
    assertThat(Unit.CODE_POINTS.count("👩‍👧")).isEqualTo(3);
    assertThat(Unit.UTF16_UNITS.count("👩‍👧")).isEqualTo(5);
    assertThat(RULES.check(content("", threeFamilies, image(1, 10, "")))).isEmpty();
  }

  @Test
  void aMissingPictureAndTooManyAreNamed() {
    assertThat(RULES.check(content("", "abc")))
        .extracting(ContentProblem::code)
        .containsExactly("TOO_FEW");
    assertThat(RULES.check(content("", "abc", image(1, 10, ""), image(1, 10, ""))))
        .extracting(ContentProblem::code)
        .containsExactly("TOO_MANY");
  }

  @Test
  void anotherImageTypeIsConvertedButAnotherVideoTypeIsRefused() {
    Media webp = media(MediaKind.IMAGE, "image/webp", Optional.empty());
    Media mkv = media(MediaKind.VIDEO, "video/x-matroska", Optional.of(Duration.ofSeconds(61)));

    assertThat(RULES.check(content("", "abc", webp))).isEmpty();
    assertThat(RULES.check(content("", "abc", mkv)))
        .extracting(ContentProblem::code)
        .containsExactly("TYPE", "TOO_LONG", "REQUIRED");
  }

  @Test
  void aNetworkWithoutMediaSaysSo() {
    assertThat(ContentRules.anything().check(content("", "abc", image(1, 10, ""))))
        .extracting(ContentProblem::message)
        .contains("This network takes no pictures. Remove it.");
  }

  private static Content content(String title, String text, Media... media) {
    return new Content(title, text, Optional.of("https://example.org/"), List.of(media));
  }

  private static Media image(long bytes, int edge, String altText) {
    return new Media(
        "id", MediaKind.IMAGE, "image/jpeg", bytes, edge, edge, Optional.empty(), "00", altText);
  }

  private static Media media(MediaKind kind, String type, Optional<Duration> duration) {
    return new Media("id", kind, type, 1, 10, 10, duration, "00", "");
  }
}

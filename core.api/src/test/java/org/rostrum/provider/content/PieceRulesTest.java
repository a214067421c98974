package org.rostrum.provider.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.MediaFix.Action;

/** Posts with several pieces, with videos, and of other shapes than are shown best. */
class PieceRulesTest {
  private static final ContentRules CAROUSEL =
      ContentRules.builder()
          .text(TextRule.optional("Text", 100))
          .mediaCount(1, 3)
          .take(
              MediaRule.images("image/jpeg", "image/png")
                  .maxCount(3)
                  .maxBytes(1_000)
                  .minSize(50, 50)
                  .preferredRatio(2, 3)
                  .build())
          .take(
              MediaRule.videos("video/mp4")
                  .duration(Duration.ofSeconds(4), Duration.ofMinutes(15))
                  .cover(CoverUse.REQUIRED)
                  .preferredRatio(2, 3)
                  .build())
          .oneKindOnly()
          .equalSizes()
          .pieces(
              new PieceRules(
                  TextRule.optional("Title", 5),
                  TextRule.unused("Text"),
                  new TextRule("Link", TextRule.Usage.REQUIRED, 30, TextRule.Unit.CODE_POINTS)))
          .build();

  @Test
  void textsOfPiecesCountOnlyWhereThereAreSeveral() {
    Media long5 = image(200, 300).withTexts("Too long", "any text", Optional.empty());
    Media fine = image(200, 300).withTexts("Title", "", Optional.of("https://example.org/"));

    assertThat(check(long5)).isEmpty();
    assertThat(check(fine, fine)).isEmpty();
    assertThat(check(fine, long5))
        .extracting(ContentProblem::path, ContentProblem::code)
        .containsExactly(tuple("media[1].title", "TOO_LONG"), tuple("media[1].link", "REQUIRED"));
  }

  @Test
  void unequalSizesAreOfferedTheLargestSizeOfTheFirstOnesShapeThatAllCanHave() {
    List<ContentProblem> problems =
        sizes(check(linked(1_000, 1_500), linked(800, 1_200), linked(900, 600)));

    assertThat(problems)
        .extracting(ContentProblem::path, ContentProblem::fixes)
        .containsExactly(
            tuple("media[0]", List.of(MediaFix.to(Action.CROP, 400, 600))),
            tuple("media[1]", List.of(MediaFix.to(Action.CROP, 400, 600))),
            tuple(
                "media[2]",
                List.of(MediaFix.to(Action.CROP, 400, 600), MediaFix.to(Action.PAD, 400, 600))));
    assertThat(problems.get(2).message())
        .isEqualTo(
            "All pieces must have the same size; this one has 900 by 600 pixels."
                + " Crop or pad it to 400 by 600.");
  }

  @Test
  void whatIsOfferedSolvesTheProblem() {
    assertThat(sizes(check(linked(400, 600), linked(400, 600), linked(400, 600)))).isEmpty();
  }

  @Test
  void anotherShapeIsAdviceAndBlocksNothing() {
    ContentProblem advice = check(image(900, 900)).getFirst();

    assertThat(advice.blocks()).isFalse();
    assertThat(advice.code()).isEqualTo("RATIO");
    assertThat(advice.fixes())
        .containsExactly(MediaFix.to(Action.CROP, 600, 900), MediaFix.to(Action.PAD, 900, 1_350));
    assertThat(check(image(667, 1_000))).as("rounded to whole pixels").isEmpty();
  }

  @Test
  void aPictureThatIsTooLargeCanBeConvertedOrScaledDown() {
    Media png = withBytes(image(1_000, 1_500), "image/png", 4_000);
    Media jpeg = withBytes(image(1_000, 1_500), "image/jpeg", 4_000);

    assertThat(check(png).getFirst().fixes())
        .containsExactly(
            new MediaFix(Action.CONVERT, 1_000, 1_500, Optional.of("image/jpeg")),
            MediaFix.to(Action.DOWNSCALE, 450, 675));
    assertThat(check(jpeg).getFirst().fixes())
        .containsExactly(MediaFix.to(Action.DOWNSCALE, 450, 675));
    assertThat(check(withBytes(image(60, 90), "image/jpeg", 4_000)).getFirst().fixes())
        .as("it would become too small")
        .isEmpty();
  }

  @Test
  void aPictureThatIsTooSmallCanBePadded() {
    assertThat(check(image(40, 60)).getFirst().fixes())
        .containsExactly(MediaFix.to(Action.PAD, 50, 60));
  }

  @Test
  void picturesAndVideosAreNotMixed() {
    Media video = video(5).withCover(Optional.of(new Cover.Frame(Duration.ZERO)));

    assertThat(check(video)).isEmpty();
    assertThat(check(linked(200, 300), video))
        .extracting(ContentProblem::code)
        .contains("MIXED_KINDS");
  }

  @Test
  void aVideoHasItsLengthAndItsCover() {
    assertThat(check(video(3)))
        .extracting(ContentProblem::path, ContentProblem::code)
        .containsExactly(tuple("media[0]", "TOO_SHORT"), tuple("media[0].cover", "REQUIRED"));
    assertThat(check(video(901).withCover(Optional.of(new Cover.Frame(Duration.ofHours(1))))))
        .extracting(ContentProblem::path, ContentProblem::code)
        .containsExactly(tuple("media[0]", "TOO_LONG"), tuple("media[0].cover", "AFTER_END"));
    assertThat(check(video(5).withCover(Optional.of(new Cover.Picture(video(5))))))
        .extracting(ContentProblem::path, ContentProblem::code)
        .containsExactly(tuple("media[0].cover", "KIND"));
    assertThat(check(video(5).withCover(Optional.of(new Cover.Picture(image(9, 9)))))).isEmpty();
  }

  private static List<ContentProblem> check(Media... media) {
    return CAROUSEL.check(new Content("", "", Optional.empty(), Arrays.asList(media)));
  }

  private static List<ContentProblem> sizes(List<ContentProblem> problems) {
    return problems.stream().filter(one -> one.code().equals("UNEQUAL_SIZES")).toList();
  }

  private static Media linked(int width, int height) {
    return image(width, height).withTexts("", "", Optional.of("https://example.org/"));
  }

  private static Media image(int width, int height) {
    return new Media(
        "id", MediaKind.IMAGE, "image/jpeg", 1, width, height, Optional.empty(), "00", "");
  }

  private static Media withBytes(Media media, String type, long bytes) {
    return media.inForm(type, bytes, media.width(), media.height(), "00");
  }

  private static Media video(int seconds) {
    return new Media(
        "id",
        MediaKind.VIDEO,
        "video/mp4",
        1,
        200,
        300,
        Optional.of(Duration.ofSeconds(seconds)),
        "00",
        "");
  }
}

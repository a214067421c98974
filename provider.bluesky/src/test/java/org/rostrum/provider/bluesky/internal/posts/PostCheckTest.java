package org.rostrum.provider.bluesky.internal.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.bluesky.internal.support.Posts;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;

/** What the rules alone cannot say of a post. */
final class PostCheckTest {
  private static final String PAGE = "https://example.org/articles/2026/how-to-repot";
  private static final Media PICTURE = Posts.picture("p", "image/png", new byte[9], "");
  private static final Media VIDEO = Posts.video("v", new byte[9], "");

  @Test
  void somethingMustBeThere() {
    assertThat(problems(Posts.text(" "))).containsExactly("text REQUIRED");
    assertThat(problems(Posts.of("", "", PAGE))).isEmpty();
    assertThat(problems(Posts.of("", "", "", PICTURE))).isEmpty();
    assertThat(problems(Posts.of("", "", PAGE), "linkAs", "none")).containsExactly("text REQUIRED");
  }

  @Test
  void aLinkIsAWholeAddress() {
    for (String bad : List.of("example.org", "ftp://example.org", "https://", "not a link")) {
      assertThat(problems(Posts.of("", "x", bad))).as(bad).containsExactly("link MALFORMED");
    }
  }

  @Test
  void aCardTakesOnePictureAndNoVideo() {
    assertThat(problems(Posts.of("", "x", PAGE, PICTURE), "linkAs", "card")).isEmpty();
    assertThat(problems(Posts.of("", "x", PAGE, PICTURE, PICTURE), "linkAs", "card"))
        .containsExactly("options.linkAs CARD_AND_MEDIA");
    assertThat(problems(Posts.of("", "x", PAGE, VIDEO), "linkAs", "card"))
        .containsExactly("options.linkAs CARD_AND_MEDIA");
    assertThat(problems(Posts.of("", "x", PAGE, VIDEO))).isEmpty();
  }

  @Test
  void aLinkInTheTextCountsAsItIsShown() {
    // 300, less two line breaks and the 27 signs of example.org/articles/202...
    assertThat(problems(Posts.of("", "x".repeat(271), PAGE, PICTURE))).isEmpty();
    assertThat(problems(Posts.of("", "x".repeat(272), PAGE, PICTURE)))
        .containsExactly("text TOO_LONG_WITH_LINK");
    assertThat(problems(Posts.of("", "x".repeat(300), PAGE))).isEmpty();
    assertThat(problems(Posts.of("", "x".repeat(300), PAGE), "linkAs", "text"))
        .containsExactly("text TOO_LONG_WITH_LINK");
  }

  @Test
  void oddTextsAreNoTrouble() {
    for (String odd :
        List.of("#Release(https://example.com)", "#Java(@openjdk.org)", "x.org/a_($AAPL)")) {
      assertThat(problems(Posts.text(odd, odd))).as(odd).isEmpty();
      assertThat(problems(Posts.of("", odd, PAGE, PICTURE))).as(odd).isEmpty();
    }
  }

  @Test
  void aTextMentionsTwentyAccountsAtMost() {
    String twenty =
        IntStream.range(0, 20).mapToObj(i -> "@u" + i + ".test").collect(Collectors.joining(" "));
    assertThat(problems(Posts.text(twenty + " @u0.test", twenty))).isEmpty();
    assertThat(problems(Posts.text(twenty + " @one.test", "ok", twenty + " @more.test")))
        .containsExactly("text TOO_MANY_MENTIONS", "replies[1] TOO_MANY_MENTIONS");
  }

  @Test
  void longTextsAreLeftToTheRules() {
    Content content = Posts.of("", "a.".repeat(50_000), PAGE, PICTURE);
    assertThat(problems(content)).isEmpty();
    assertThat(PostForm.rules().check(content))
        .extracting(ContentProblem::code)
        .contains("TOO_LONG");
    assertThat(problems(Posts.text("x", "a.".repeat(50_000)))).isEmpty();
  }

  @Test
  void theAltTextOfAVideoIsShorterThanThatOfAPicture() {
    String long1 = "x".repeat(1_001);
    assertThat(problems(Posts.of("", "", "", Posts.video("v", new byte[9], long1))))
        .containsExactly("media[0].altText TOO_LONG");
    Content picture = Posts.of("", "", "", Posts.picture("p", "image/png", new byte[9], long1));
    assertThat(problems(picture)).isEmpty();
    assertThat(PostForm.rules().check(picture)).isEmpty();
  }

  @Test
  void languagesAreTagsEachOnce() {
    assertThat(PostForm.languages(Posts.options("languages", " de ,pt-br, de,EN")))
        .containsExactly("de", "pt-BR", "en");
    assertThat(PostForm.languages(Posts.options())).isEmpty();
  }

  private static List<String> problems(Content content, String... options) {
    return PostCheck.problems(content, Posts.options(options)).stream()
        .map(PostCheckTest::inShort)
        .toList();
  }

  private static String inShort(ContentProblem problem) {
    return problem.path() + " " + problem.code();
  }
}

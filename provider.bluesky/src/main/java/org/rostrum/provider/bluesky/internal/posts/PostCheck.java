package org.rostrum.provider.bluesky.internal.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.bluesky.internal.text.PostText;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.settings.SettingValues;

/** Checks what the content rules and the options' schema cannot say. */
public final class PostCheck {
  private PostCheck() {}

  /**
   * Checks a post.
   *
   * @param content what would be published
   * @param options the publication's options
   * @return every problem
   */
  public static List<ContentProblem> problems(Content content, SettingValues options) {
    List<ContentProblem> problems = new ArrayList<>();
    boolean hasLink = content.link().filter(link -> !link.isBlank()).isPresent();
    if (hasLink && content.link().flatMap(LinkUse::address).isEmpty()) {
      problems.add(
          ContentProblem.of(
              "link",
              "MALFORMED",
              "The link must be a whole address such as https://example.org/page."));
    }
    LinkUse use = LinkUse.of(content, options);
    if (use.clashes(content.media())) {
      problems.add(
          ContentProblem.of(
              "options." + PostForm.LINK_AS,
              "CARD_AND_MEDIA",
              "A card shows one picture at most, and no video. Choose «At the end of the text», or"
                  + " remove media."));
    }
    if (texts(content).allMatch(PostCheck::isWithinReason)) {
      List<PostText> texts = PostParts.of(content, options).texts();
      mentions(texts, problems);
      if (use instanceof LinkUse.InText) {
        withLink(texts.getFirst(), problems);
      }
    }
    if (content.text().isBlank() && content.media().isEmpty() && use instanceof LinkUse.None) {
      problems.add(
          ContentProblem.of(
              "text", "REQUIRED", "A post needs a text, a picture, a video or a link."));
    }
    videos(content.media(), problems);
    return List.copyOf(problems);
  }

  private static Stream<String> texts(Content content) {
    return Stream.concat(Stream.of(content.text()), content.replies().stream());
  }

  /** What is longer, the rules refuse: nobody looks for links and mentions in it. */
  private static boolean isWithinReason(String text) {
    return text.length() <= PostText.MAX_BYTES
        && Unit.GRAPHEMES.count(text) <= PostText.MAX_GRAPHEMES;
  }

  private static void mentions(List<PostText> texts, List<ContentProblem> problems) {
    for (int number = 0; number < texts.size(); number++) {
      int count = texts.get(number).mentions().size();
      if (count > PostForm.MAX_MENTIONS) {
        problems.add(
            ContentProblem.of(
                PostParts.field(number),
                "TOO_MANY_MENTIONS",
                "It mentions "
                    + count
                    + " accounts; at most "
                    + PostForm.MAX_MENTIONS
                    + " are allowed. Mention fewer, or leave out the @ before some."));
      }
    }
  }

  private static void withLink(PostText text, List<ContentProblem> problems) {
    int length = Unit.GRAPHEMES.count(text.text());
    if (length > PostText.MAX_GRAPHEMES || text.bytes() > PostText.MAX_BYTES) {
      problems.add(
          ContentProblem.of(
              "text",
              "TOO_LONG_WITH_LINK",
              "Text and link together have "
                  + length
                  + " characters; at most "
                  + PostText.MAX_GRAPHEMES
                  + " are allowed. Shorten the text, or have the link left out."));
    }
  }

  private static void videos(List<Media> media, List<ContentProblem> problems) {
    for (int index = 0; index < media.size(); index++) {
      Media piece = media.get(index);
      int length = piece.kind() == MediaKind.VIDEO ? Unit.GRAPHEMES.count(piece.altText()) : 0;
      if (length > PostForm.MAX_VIDEO_ALT_TEXT) {
        problems.add(
            ContentProblem.ofPiece(
                index,
                "altText",
                "TOO_LONG",
                "The alt text of a video has "
                    + length
                    + " characters; at most "
                    + PostForm.MAX_VIDEO_ALT_TEXT
                    + " are allowed."));
      }
    }
  }
}

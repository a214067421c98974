package org.rostrum.provider.pinterest.internal.pins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.settings.PinForm;

/**
 * Checks what the content rules cannot say of media, and what must hold before bytes are sent even
 * if nobody has asked the rules.
 */
final class MediaProblems {
  private MediaProblems() {}

  static List<ContentProblem> of(List<Media> media) {
    long videos = media.stream().filter(piece -> piece.kind() == MediaKind.VIDEO).count();
    if (media.isEmpty()
        || media.size() > PinForm.MAX_PICTURES
        || (videos > 0 && media.size() > 1)) {
      return List.of(
          ContentProblem.of(
              "media",
              "COUNT",
              "A pin has one picture, or 2 to "
                  + PinForm.MAX_PICTURES
                  + " pictures as a carousel, or one video. Add or remove some."));
    }
    List<ContentProblem> problems = new ArrayList<>();
    if (videos == 1) {
      media.getFirst().cover().flatMap(MediaProblems::cover).ifPresent(problems::add);
    } else if (media.size() > 1) {
      carousel(media, problems);
    }
    return problems;
  }

  private static void carousel(List<Media> pieces, List<ContentProblem> problems) {
    long together = pieces.stream().mapToLong(Media::bytes).sum();
    if (together > PinForm.MAX_CAROUSEL_BYTES) {
      problems.add(
          ContentProblem.of(
              "media",
              "TOO_LARGE",
              "The pictures of a carousel have "
                  + (together + 999_999) / 1_000_000
                  + " MB together; at most "
                  + PinForm.MAX_CAROUSEL_BYTES / 1_000_000
                  + " MB are sent at once. Make some of them smaller."));
    }
    for (int i = 0; i < pieces.size(); i++) {
      int index = i;
      pieces
          .get(i)
          .link()
          .filter(link -> !link.isBlank())
          .flatMap(PinCheck::link)
          .map(
              problem ->
                  new ContentProblem("link", Optional.of(index), problem.code(), problem.message()))
          .ifPresent(problems::add);
    }
  }

  private static Optional<ContentProblem> cover(Cover cover) {
    if (!(cover instanceof Cover.Picture(Media picture))) {
      return Optional.empty();
    }
    if (picture.bytes() > PinForm.MAX_IMAGE_BYTES) {
      return Optional.of(
          coverProblem(
              "TOO_LARGE",
              "The cover has more than "
                  + PinForm.MAX_IMAGE_BYTES / 1_000_000
                  + " MB. Use a smaller picture."));
    }
    return picture.kind() == MediaKind.IMAGE
        ? Optional.empty()
        : Optional.of(coverProblem("KIND", "A cover is a picture. Choose one, or a frame."));
  }

  private static ContentProblem coverProblem(String code, String message) {
    return new ContentProblem("cover", Optional.of(0), code, message);
  }
}

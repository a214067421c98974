package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.provider.content.MediaFix.Action;

/** Checks sizes and shapes of media, and says to which size they could be brought. */
final class MediaShapes {
  private MediaShapes() {}

  static List<ContentProblem> check(ContentRules rules, List<Media> media) {
    List<ContentProblem> found = new ArrayList<>();
    boolean unequal = rules.equalSizes() && !equal(media);
    if (unequal) {
      found.addAll(unequal(media));
    }
    for (int index = 0; index < media.size(); index++) {
      Media piece = media.get(index);
      int at = index;
      rules
          .of(piece.kind())
          .flatMap(MediaRule::preferredRatio)
          .filter(ratio -> !unequal && known(piece) && !ratio.fits(piece.width(), piece.height()))
          .ifPresent(ratio -> found.add(otherShape(piece, at, ratio)));
    }
    return found;
  }

  private static boolean known(Media piece) {
    return piece.width() > 0 && piece.height() > 0;
  }

  private static boolean equal(List<Media> media) {
    return media.stream()
            .filter(MediaShapes::known)
            .map(piece -> new PixelSize(piece.width(), piece.height()))
            .distinct()
            .count()
        <= 1;
  }

  /** The shape is the first piece's; the size is the largest that all of them can be cut to. */
  private static List<ContentProblem> unequal(List<Media> media) {
    Media first = media.stream().filter(MediaShapes::known).findFirst().orElseThrow();
    AspectRatio shape = new AspectRatio(first.width(), first.height());
    PixelSize common = new PixelSize(first.width(), first.height());
    for (Media piece : media) {
      if (known(piece)) {
        PixelSize cut = shape.within(piece.width(), piece.height());
        common = cut.width() < common.width() ? cut : common;
      }
    }
    List<ContentProblem> problems = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      Media piece = media.get(index);
      if (piece.width() != common.width() || piece.height() != common.height()) {
        problems.add(otherSize(piece, index, shape, common));
      }
    }
    return problems;
  }

  private static ContentProblem otherSize(
      Media piece, int index, AspectRatio shape, PixelSize common) {
    String message =
        "All pieces must have the same size; this one has "
            + new PixelSize(piece.width(), piece.height())
            + " pixels. ";
    if (piece.kind() == MediaKind.VIDEO) {
      return ContentProblem.ofPiece(
          index, "media", "UNEQUAL_SIZES", message + "Use one with " + common + ".");
    }
    boolean sameShape = known(piece) && shape.fits(piece.width(), piece.height());
    return sameShape
        ? ContentProblem.ofPiece(
            index,
            "media",
            "UNEQUAL_SIZES",
            message + "Scale it down to " + common + ".",
            fix(Action.CROP, common))
        : ContentProblem.ofPiece(
            index,
            "media",
            "UNEQUAL_SIZES",
            message + "Crop or pad it to " + common + ".",
            fix(Action.CROP, common),
            fix(Action.PAD, common));
  }

  private static ContentProblem otherShape(Media piece, int index, AspectRatio ratio) {
    String message =
        "It has "
            + new PixelSize(piece.width(), piece.height())
            + " pixels; the shape "
            + ratio
            + " is shown best. ";
    if (piece.kind() == MediaKind.VIDEO) {
      return ContentProblem.ofPiece(
              index, "media", "RATIO", message + "Cut it to that shape, or leave it.")
          .asAdvice();
    }
    return ContentProblem.ofPiece(
            index,
            "media",
            "RATIO",
            message + "Crop or pad it, or leave it.",
            fix(Action.CROP, ratio.within(piece.width(), piece.height())),
            fix(Action.PAD, ratio.around(piece.width(), piece.height())))
        .asAdvice();
  }

  private static MediaFix fix(Action action, PixelSize size) {
    return MediaFix.to(action, size.width(), size.height());
  }
}

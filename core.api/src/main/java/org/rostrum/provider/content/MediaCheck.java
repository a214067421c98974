package org.rostrum.provider.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.MediaFix.Action;

/** Checks single pieces of media against a network's rules. */
final class MediaCheck {
  private static final String JPEG = "image/jpeg";

  /** A smaller picture is not smaller in proportion: it is aimed a little below the limit. */
  private static final double DOWNSCALE_AIM = 0.9;

  private final MediaRule rule;
  private final Media piece;
  private final int index;
  private final List<ContentProblem> problems = new ArrayList<>();

  private MediaCheck(MediaRule rule, Media piece, int index) {
    this.rule = rule;
    this.piece = piece;
    this.index = index;
  }

  static List<ContentProblem> check(ContentRules rules, Media piece, int index) {
    Optional<MediaRule> known = rules.of(piece.kind());
    if (known.isEmpty()) {
      String kind = piece.kind() == MediaKind.VIDEO ? "videos" : "pictures";
      return List.of(
          ContentProblem.ofPiece(
              index, "media", "KIND", "This network takes no " + kind + ". Remove it."));
    }
    MediaCheck check = new MediaCheck(known.get(), piece, index);
    check.type();
    check.bytes();
    check.size();
    check.duration();
    check.cover();
    return check.problems;
  }

  private void type() {
    if (piece.kind() == MediaKind.VIDEO && !rule.contentTypes().contains(piece.contentType())) {
      problem(
          "media",
          "TYPE",
          piece.contentType()
              + " is not taken. Use "
              + String.join(" or ", rule.contentTypes().stream().sorted().toList())
              + ".");
    }
  }

  private void bytes() {
    if (piece.bytes() > rule.maxBytes()) {
      problem(
          "media",
          "TOO_LARGE",
          "It has "
              + megabytes(piece.bytes())
              + " MB; at most "
              + megabytes(rule.maxBytes())
              + " MB are allowed. Use a smaller file.",
          piece.kind() == MediaKind.IMAGE ? smaller() : new MediaFix[0]);
    }
  }

  private MediaFix[] smaller() {
    List<MediaFix> fixes = new ArrayList<>();
    if (!piece.contentType().equals(JPEG) && rule.contentTypes().contains(JPEG)) {
      fixes.add(new MediaFix(Action.CONVERT, piece.width(), piece.height(), Optional.of(JPEG)));
    }
    double factor = Math.sqrt((double) rule.maxBytes() / piece.bytes()) * DOWNSCALE_AIM;
    int width = (int) (piece.width() * factor);
    int height = (int) (piece.height() * factor);
    if (width >= Math.max(1, rule.minWidth()) && height >= Math.max(1, rule.minHeight())) {
      fixes.add(MediaFix.to(Action.DOWNSCALE, width, height));
    }
    return fixes.toArray(MediaFix[]::new);
  }

  private void size() {
    if (piece.width() >= rule.minWidth() && piece.height() >= rule.minHeight()) {
      return;
    }
    int width = Math.max(piece.width(), rule.minWidth());
    int height = Math.max(piece.height(), rule.minHeight());
    problem(
        "media",
        "TOO_SMALL",
        "It is "
            + piece.width()
            + " by "
            + piece.height()
            + " pixels; at least "
            + rule.minWidth()
            + " by "
            + rule.minHeight()
            + " are needed. Use a larger one.",
        piece.kind() == MediaKind.IMAGE
            ? new MediaFix[] {MediaFix.to(Action.PAD, width, height)}
            : new MediaFix[0]);
  }

  private void duration() {
    if (piece.duration().isEmpty()) {
      return;
    }
    Duration length = piece.duration().get();
    rule.maxDuration()
        .filter(longest -> length.compareTo(longest) > 0)
        .ifPresent(
            longest ->
                problem(
                    "media",
                    "TOO_LONG",
                    "The video is longer than " + seconds(longest) + " seconds. Shorten it."));
    rule.minDuration()
        .filter(shortest -> length.compareTo(shortest) < 0)
        .ifPresent(
            shortest ->
                problem(
                    "media",
                    "TOO_SHORT",
                    "The video is shorter than "
                        + seconds(shortest)
                        + " seconds. Use a longer one."));
  }

  private void cover() {
    if (piece.kind() != MediaKind.VIDEO || rule.cover() == CoverUse.NONE) {
      return;
    }
    if (piece.cover().isEmpty()) {
      if (rule.cover() == CoverUse.REQUIRED) {
        problem(
            "cover", "REQUIRED", "The video needs a cover. Choose one of its frames or a picture.");
      }
      return;
    }
    switch (piece.cover().get()) {
      case Cover.Frame frame -> frame(frame);
      case Cover.Picture picture -> {
        if (picture.media().kind() != MediaKind.IMAGE) {
          problem("cover", "KIND", "A cover is a picture, and this is a video. Choose a picture.");
        }
      }
    }
  }

  private void frame(Cover.Frame frame) {
    if (piece.duration().map(length -> frame.at().compareTo(length) > 0).orElse(false)) {
      problem(
          "cover",
          "AFTER_END",
          "The frame chosen as cover lies after the end of the video. Choose another.");
    }
  }

  private void problem(String field, String code, String message, MediaFix... fixes) {
    problems.add(ContentProblem.ofPiece(index, field, code, message, fixes));
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static String megabytes(long bytes) {
    return BigDecimal.valueOf(bytes)
        .divide(BigDecimal.valueOf(1_000_000), 1, RoundingMode.CEILING)
        .stripTrailingZeros()
        .toPlainString();
  }
}

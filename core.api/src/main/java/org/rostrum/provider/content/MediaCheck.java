package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks pieces of media against a network's rules. */
final class MediaCheck {
  private MediaCheck() {}

  static List<ContentProblem> check(ContentRules rules, Media piece, int index) {
    List<ContentProblem> problems = new ArrayList<>();
    ContentRules.text("altText", rules.altText(), piece.altText())
        .ifPresent(
            problem -> problems.add(at(index, "altText", problem.code(), problem.message())));
    Optional<MediaRule> known =
        rules.media().stream().filter(rule -> rule.kind() == piece.kind()).findFirst();
    if (known.isEmpty()) {
      String kind = piece.kind() == MediaKind.VIDEO ? "videos" : "pictures";
      problems.add(at(index, "media", "KIND", "This network takes no " + kind + ". Remove it."));
      return problems;
    }
    MediaRule rule = known.get();
    if (piece.kind() == MediaKind.VIDEO && !rule.contentTypes().contains(piece.contentType())) {
      problems.add(
          at(
              index,
              "media",
              "TYPE",
              piece.contentType()
                  + " is not taken. Use "
                  + String.join(" or ", rule.contentTypes().stream().sorted().toList())
                  + "."));
    }
    if (piece.bytes() > rule.maxBytes()) {
      problems.add(
          at(
              index,
              "media",
              "TOO_LARGE",
              "It has "
                  + megabytes(piece.bytes())
                  + " MB; at most "
                  + megabytes(rule.maxBytes())
                  + " MB are allowed. Use a smaller file."));
    }
    if (piece.width() < rule.minWidth() || piece.height() < rule.minHeight()) {
      problems.add(
          at(
              index,
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
                  + " are needed. Use a larger one."));
    }
    if (rule.maxDuration().isPresent()
        && piece
            .duration()
            .map(length -> length.compareTo(rule.maxDuration().get()) > 0)
            .orElse(false)) {
      problems.add(
          at(
              index,
              "media",
              "TOO_LONG",
              "The video is longer than "
                  + rule.maxDuration().get().toSeconds()
                  + " seconds. Shorten it."));
    }
    return problems;
  }

  static Optional<ContentProblem> countOf(MediaRule rule, List<Media> media) {
    long count = media.stream().filter(piece -> piece.kind() == rule.kind()).count();
    return count > rule.maxCount()
        ? Optional.of(
            ContentProblem.of(
                "media",
                "TOO_MANY",
                "At most "
                    + rule.maxCount()
                    + " of the kind "
                    + rule.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + " are allowed. Remove some."))
        : Optional.empty();
  }

  private static ContentProblem at(int index, String field, String code, String message) {
    return new ContentProblem(field, Optional.of(index), code, message);
  }

  private static String megabytes(long bytes) {
    return java.math.BigDecimal.valueOf(bytes)
        .divide(java.math.BigDecimal.valueOf(1_000_000), 1, java.math.RoundingMode.CEILING)
        .stripTrailingZeros()
        .toPlainString();
  }
}

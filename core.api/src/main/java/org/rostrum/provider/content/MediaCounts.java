package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks how many pieces of media there are, and of which kinds. */
final class MediaCounts {
  private MediaCounts() {}

  static List<ContentProblem> check(ContentRules rules, List<Media> media) {
    List<ContentProblem> problems = new ArrayList<>();
    inAll(rules, media.size()).ifPresent(problems::add);
    if (!rules.mixedKinds() && media.stream().map(Media::kind).distinct().count() > 1) {
      problems.add(
          problem(
              "MIXED_KINDS",
              "Pictures and videos cannot be published together. Remove those of one kind."));
    }
    for (MediaRule rule : rules.media()) {
      ofKind(rule, media).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<ContentProblem> inAll(ContentRules rules, int pieces) {
    if (pieces < rules.minMedia()) {
      return Optional.of(
          problem(
              "TOO_FEW",
              rules.minMedia() == 1
                  ? what(rules) + " is needed. Add one."
                  : "At least " + rules.minMedia() + " pictures are needed. Add more."));
    }
    if (pieces <= rules.maxMedia()) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            "TOO_MANY",
            rules.maxMedia() == 0
                ? "This network takes no pictures or videos. Remove them for this account."
                : "At most "
                    + rules.maxMedia()
                    + " of media are allowed. Remove "
                    + (pieces - rules.maxMedia())
                    + "."));
  }

  private static Optional<ContentProblem> ofKind(MediaRule rule, List<Media> media) {
    long count = media.stream().filter(piece -> piece.kind() == rule.kind()).count();
    if (count <= rule.maxCount()) {
      return Optional.empty();
    }
    String kind = rule.kind() == MediaKind.VIDEO ? "video" : "picture";
    return Optional.of(
        problem(
            "TOO_MANY",
            "At most "
                + rule.maxCount()
                + " "
                + kind
                + (rule.maxCount() == 1 ? " is" : "s are")
                + " allowed. Remove "
                + (count - rule.maxCount())
                + "."));
  }

  private static String what(ContentRules rules) {
    return rules.of(MediaKind.VIDEO).isPresent() ? "A picture or video" : "A picture";
  }

  private static ContentProblem problem(String code, String message) {
    return ContentProblem.of("media", code, message);
  }
}

package org.rostrum.provider.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what is said of single pieces of media. */
final class PieceTexts {
  private PieceTexts() {}

  static List<ContentProblem> check(ContentRules rules, Media piece, int index, boolean several) {
    List<ContentProblem> problems = new ArrayList<>();
    add(problems, index, "altText", rules.altText(), piece.altText());
    if (several) {
      add(problems, index, "title", rules.pieces().title(), piece.title());
      add(problems, index, "text", rules.pieces().text(), piece.text());
      add(problems, index, "link", rules.pieces().link(), piece.link().orElse(""));
    }
    return problems;
  }

  private static void add(
      List<ContentProblem> problems, int index, String field, TextRule rule, String value) {
    Optional<ContentProblem> found = ContentRules.text(field, rule, value);
    found.ifPresent(
        one -> problems.add(ContentProblem.ofPiece(index, field, one.code(), one.message())));
  }
}

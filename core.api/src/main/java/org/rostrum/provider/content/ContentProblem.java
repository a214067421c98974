package org.rostrum.provider.content;

import java.util.List;
import java.util.Optional;

/**
 * One thing that keeps content from being published, or one that would make it better.
 *
 * @param field where: {@code title}, {@code text}, {@code link}, {@code media}, {@code replies},
 *     {@code replies[<number>]} from 0, or {@code options.<key>}; of one piece of media {@code
 *     media} for the piece itself, {@code altText}, {@code title}, {@code text}, {@code link} or
 *     {@code cover}
 * @param mediaIndex which piece of media, from 0; empty if it concerns none in particular
 * @param code what kind of fault; stable, for programs
 * @param message what is wrong and what to do, for people
 * @param severity whether it keeps the content from being published
 * @param fixes edits of that piece, each of which would solve it; empty if only people can
 */
public record ContentProblem(
    String field,
    Optional<Integer> mediaIndex,
    String code,
    String message,
    Severity severity,
    List<MediaFix> fixes) {

  /** How much a problem matters. */
  public enum Severity {
    /** It keeps the content from being published. */
    PROBLEM,
    /** It can be published as it is, and would be better otherwise. */
    ADVICE
  }

  /** Copies the fixes. */
  public ContentProblem {
    fixes = List.copyOf(fixes);
  }

  /**
   * A problem that people have to solve.
   *
   * @param field where
   * @param mediaIndex which piece of media, from 0; empty if it concerns none in particular
   * @param code what kind
   * @param message for people
   */
  public ContentProblem(String field, Optional<Integer> mediaIndex, String code, String message) {
    this(field, mediaIndex, code, message, Severity.PROBLEM, List.of());
  }

  /**
   * A problem that concerns no single piece of media.
   *
   * @param field where
   * @param code what kind
   * @param message for people
   * @return the problem
   */
  public static ContentProblem of(String field, String code, String message) {
    return new ContentProblem(field, Optional.empty(), code, message);
  }

  /**
   * A problem of one piece of media.
   *
   * @param index which, from 0
   * @param field {@code media} for the piece itself, {@code altText}, {@code title}, {@code text},
   *     {@code link} or {@code cover}
   * @param code what kind
   * @param message for people
   * @param fixes edits of that piece, each of which would solve it
   * @return the problem
   */
  public static ContentProblem ofPiece(
      int index, String field, String code, String message, MediaFix... fixes) {
    return new ContentProblem(
        field, Optional.of(index), code, message, Severity.PROBLEM, List.of(fixes));
  }

  /**
   * A problem of one of the texts that follow the post.
   *
   * @param index which, from 0
   * @param code what kind
   * @param message for people
   * @return the problem
   */
  public static ContentProblem ofReply(int index, String code, String message) {
    return of(reply(index), code, message);
  }

  /** The field of one of the texts that follow the post. */
  static String reply(int index) {
    return "replies[" + index + "]";
  }

  /**
   * The same as advice.
   *
   * @return what keeps nothing from being published
   */
  public ContentProblem asAdvice() {
    return new ContentProblem(field, mediaIndex, code, message, Severity.ADVICE, fixes);
  }

  /**
   * Whether it keeps the content from being published.
   *
   * @return false for advice
   */
  public boolean blocks() {
    return severity == Severity.PROBLEM;
  }

  /**
   * Where it is, as one path.
   *
   * @return for example {@code text}, {@code media[2]} or {@code media[2].link}
   */
  public String path() {
    if (mediaIndex.isEmpty()) {
      return field;
    }
    String piece = "media[" + mediaIndex.get() + "]";
    return field.equals("media") ? piece : piece + "." + field;
  }
}

package org.rostrum.provider.content;

import java.util.Optional;

/**
 * One thing that keeps content from being published.
 *
 * @param field where: {@code title}, {@code text}, {@code link}, {@code media}, {@code altText}, or
 *     {@code options.<key>}
 * @param mediaIndex which piece of media, from 0; empty if it concerns none in particular
 * @param code what kind of fault; stable, for programs
 * @param message what is wrong and what to do, for people
 */
public record ContentProblem(
    String field, Optional<Integer> mediaIndex, String code, String message) {

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
}

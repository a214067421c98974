package org.rostrum.testkit;

import java.util.Optional;
import org.rostrum.testkit.network.Answer;

/**
 * How the network says no, in its own words.
 *
 * @param content it does not want the content
 * @param rateLimit there were too many calls
 * @param token it does not accept the token
 * @param scope the account did not grant what the call needs; empty if it has no such answer
 */
public record Refusals(Answer content, Answer rateLimit, Answer token, Optional<Answer> scope) {
  /**
   * The refusals that every network has.
   *
   * @param content it does not want the content
   * @param rateLimit there were too many calls
   * @param token it does not accept the token
   * @return the refusals
   */
  public static Refusals of(Answer content, Answer rateLimit, Answer token) {
    return new Refusals(content, rateLimit, token, Optional.empty());
  }

  /**
   * The same with one for a missing scope.
   *
   * @param answer the account did not grant what the call needs
   * @return the refusals
   */
  public Refusals withScope(Answer answer) {
    return new Refusals(content, rateLimit, token, Optional.of(answer));
  }
}

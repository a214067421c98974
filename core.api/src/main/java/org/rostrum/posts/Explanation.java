package org.rostrum.posts;

import java.util.List;

/**
 * Everything known of a publication.
 *
 * @param publication the publication
 * @param attempts every attempt, the first one first
 * @param next what happens next and when, or what a person can do, in a sentence
 */
public record Explanation(PublicationView publication, List<AttemptView> attempts, String next) {
  /** Copies the attempts. */
  public Explanation {
    attempts = List.copyOf(attempts);
  }
}

package org.rostrum.scheduler.posts;

import java.time.Instant;
import java.util.Optional;
import org.rostrum.posts.PublicationState;

/** Says in a sentence what happens next with a publication, or what a person can do. */
final class NextSteps {
  /** What a person can do whose publication was missed. */
  static final String MISSED = "Nothing was sent. Publish it now, or leave it.";

  /** What a person can do of whose publication a part is there for good. */
  static final String INCOMPLETE =
      "The post was put on the network; what was to follow it was not, or not all of it. Say that"
          + " it is there to leave it so. To publish again makes all of it a second time: remove it"
          + " there before.";

  private static final String ASKED_ONCE_READY =
      " once its provider is running and its account is connected. You can also decide yourself";

  private NextSteps() {}

  /**
   * The sentence.
   *
   * @param state where it stands
   * @param dueAt when it is meant to appear
   * @param wakeAt when the engine looks at it next; empty if it waits for something from outside
   * @param leased whether somebody works on it now
   * @param behind whether it is due and waits for another one of its account that is uncertain
   * @param inPart whether it is there, and what follows it is still to come
   * @param now the time
   */
  static String of(
      PublicationState state,
      Optional<Instant> dueAt,
      Optional<Instant> wakeAt,
      boolean leased,
      boolean behind,
      boolean inPart,
      Instant now) {
    if (behind) {
      return "It waits until another publication of its account is cleared up, of which nobody knows"
          + " yet whether it was published.";
    }
    return switch (state) {
      case DRAFT -> "Give it a time, or publish it now.";
      case SCHEDULED ->
          wakeAt.isEmpty()
              ? "It goes on when the queue of its account is resumed."
              : dueAt.map(due -> due.isAfter(now)).orElse(false)
                  ? "It is published at its time."
                  : "It is published as soon as its account and network are free.";
      case PUBLISHING ->
          leased
              ? "It is being published."
              : waits(
                  wakeAt,
                  inPart
                      ? "The post is there; what follows it goes on by itself."
                      : "The network is working on it and is asked again.");
      case WAITING -> waits(wakeAt, "It goes on by itself when the limit allows it.");
      case RETRYING -> "Another try follows by itself.";
      case UNCERTAIN ->
          leased
              ? "The network is being asked whether it has the post."
              : wakeAt.isPresent()
                  ? "The network is asked whether it has the post; nothing is sent before that."
                  : inPart
                      ? "The network is asked how much of it is there"
                          + ASKED_ONCE_READY
                          + ". "
                          + INCOMPLETE
                      : "The network is asked whether it has the post"
                          + ASKED_ONCE_READY
                          + ": look on the network, then say that it is there, publish again, or"
                          + " leave it.";
      case NEEDS_DECISION ->
          "Look on the network whether the post is there, then say so: it is there, publish again,"
              + " or leave it.";
      case PUBLISHED -> "";
      case FAILED -> "Put right what is wrong, then retry it.";
      case CANCELLED -> "Retry it if it shall be published after all.";
    };
  }

  private static String waits(Optional<Instant> wakeAt, String otherwise) {
    return wakeAt.isPresent()
        ? otherwise
        : "It goes on by itself once its provider is running, its account is connected and no hold"
            + " is in force.";
  }
}

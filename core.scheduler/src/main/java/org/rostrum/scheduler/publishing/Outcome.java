package org.rostrum.scheduler.publishing;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of an attempt, ready to be recorded.
 *
 * @param event what it means for the publication
 * @param label what the attempt's row says, for example {@code RATE_LIMITED}
 * @param reason why, for people; may be empty
 * @param delay when the engine looks at it next, for events with {@code Look.LATER}
 * @param checkpoint the provider's newest notes, if the answer brought some
 * @param posted where the post is, if it is there
 */
public record Outcome(
    PublicationStates.Event event,
    String label,
    String reason,
    Optional<Duration> delay,
    Optional<String> checkpoint,
    Optional<Posted> posted) {

  /**
   * Where a post is.
   *
   * @param remoteId the network's id of it
   * @param url its public address
   */
  public record Posted(String remoteId, Optional<URI> url) {}

  static Outcome of(PublicationStates.Event event, String label, String reason) {
    return new Outcome(event, label, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Outcome later(PublicationStates.Event event, String label, String reason, Duration delay) {
    return new Outcome(
        event, label, reason, Optional.of(delay), Optional.empty(), Optional.empty());
  }

  static Outcome posted(
      PublicationStates.Event event, String label, String remoteId, Optional<URI> url) {
    return new Outcome(
        event,
        label,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Posted(remoteId, url)));
  }

  /** The same of a post that is there, in part. */
  Outcome withPosted(Posted there) {
    return new Outcome(event, label, reason, delay, checkpoint, Optional.of(there));
  }

  /** The same reason and waits, as another event. */
  Outcome as(PublicationStates.Event other, String otherLabel) {
    return new Outcome(other, otherLabel, reason, delay, checkpoint, posted);
  }

  /** The same with more to say. */
  Outcome saying(String words) {
    return new Outcome(event, label, words, delay, checkpoint, posted);
  }

  Outcome withCheckpoint(String notes) {
    return new Outcome(event, label, reason, delay, Optional.of(notes), posted);
  }
}

package org.rostrum.simulator.pinterest.media;

import java.time.Instant;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * A registered upload.
 *
 * @param owner a username
 * @param received empty until the bytes have come
 */
public record Upload(
    String id,
    Environment environment,
    String owner,
    Instant registeredAt,
    Optional<Received> received) {

  /**
   * What came of the bytes.
   *
   * @param problem why processing will fail; empty if it will not
   */
  public record Received(Instant at, long bytes, VideoFacts facts, Optional<String> problem) {}

  /** What the API says of an upload. */
  public enum Status {
    REGISTERED,
    PROCESSING,
    SUCCEEDED,
    FAILED
  }

  Upload with(Received came) {
    return new Upload(id, environment, owner, registeredAt, Optional.of(came));
  }
}

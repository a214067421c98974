package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How long things may take. */
final class Bounds {
  /** After the death of a process its attempts are taken back that soon, the restart included. */
  static final Duration EMBEDDED_TAKE_OVER = Duration.ofSeconds(45);

  /**
   * A node that is not heard of for 15 s is given up by the others, or by itself when it comes
   * back; a machine under load adds to it.
   */
  static final Duration LEASE = Duration.ofSeconds(45);

  /**
   * How long a process stands still: longer than its calls wait for the network, and than the life
   * of a node. A lease of the embedded database, which nobody else could take, is 150 s: {@code
   * -Drostrum.chaos.freeze=160} outlasts that too.
   */
  static final Duration FREEZE = Duration.ofSeconds(Long.getLong("rostrum.chaos.freeze", 45));

  /** What happens at once, on a machine under load. */
  static final Duration SOON = Duration.ofSeconds(60);

  /**
   * From the last fault to the last pin: a lease, the longest creating call, the time that the
   * network's lists need to settle, and the waits between questions and tries.
   */
  static final Duration SETTLED = Duration.ofMinutes(5);

  private Bounds() {}

  /** What was cut off by a death was noticed in time. */
  static void assertTakenOverInTime(Ledger ledger, List<Instant> deaths, Duration bound) {
    List<JsonNode> lost = ledger.lostAttempts();
    assertThat(lost).as("attempts that were cut off").isNotEmpty();
    for (JsonNode attempt : lost) {
      Instant began = Instant.parse(attempt.get("startedAt").asText());
      Instant noticed = Instant.parse(attempt.get("endedAt").asText());
      Instant death =
          deaths.stream()
              .filter(at -> !at.isBefore(began))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      assertThat(noticed).as(attempt.toString()).isBefore(death.plus(bound));
    }
  }
}

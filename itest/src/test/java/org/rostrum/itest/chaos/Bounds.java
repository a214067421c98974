package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How long things may take. */
final class Bounds {
  /** On the embedded database the next process takes over whatever it finds. */
  static final Duration NO_LIFE = Duration.ZERO;

  /** A node that is not heard of for so long is given up by the others, with all its leases. */
  static final Duration LIFE_OF_A_NODE = Duration.ofSeconds(15);

  /** The life of a node, and what a machine under load adds to it. */
  static final Duration LEASE = LIFE_OF_A_NODE.plusSeconds(30);

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

  /** What a machine under load adds. */
  private static final Duration SLACK = Duration.ofSeconds(20);

  private Bounds() {}

  /** When a process was there to look after things; from death to death if it died before. */
  record Watch(Instant ready, Instant died) {}

  /**
   * What was cut off by a death was taken over in time: as soon as the dead node may be given up
   * and a process is there to do it.
   */
  static void assertTakenOverInTime(Ledger ledger, List<Watch> watches, Duration life) {
    List<JsonNode> lost = ledger.lostAttempts();
    assertThat(lost).as("attempts that were cut off").isNotEmpty();
    for (JsonNode attempt : lost) {
      Instant began = Instant.parse(attempt.get("startedAt").asText());
      Instant noticed = Instant.parse(attempt.get("endedAt").asText());
      Instant death =
          watches.stream()
              .map(Watch::died)
              .filter(at -> !at.isBefore(began))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      Instant due = firstWatchAfter(watches, death.plus(life));
      assertThat(noticed).as(attempt.toString()).isBefore(due.plus(SLACK));
    }
  }

  private static Instant firstWatchAfter(List<Watch> watches, Instant earliest) {
    return watches.stream()
        .filter(watch -> watch.died().isAfter(watch.ready()))
        .filter(watch -> watch.died().isAfter(earliest))
        .map(watch -> watch.ready().isAfter(earliest) ? watch.ready() : earliest)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}

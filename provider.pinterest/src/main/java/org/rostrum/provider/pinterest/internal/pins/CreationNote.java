package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.rostrum.provider.pinterest.internal.api.Json;

/**
 * What is saved before a pin is created, so that later it can be told from its likes. Pinterest
 * takes neither an idempotency key nor a reference of ours; a pin that looks right, that is not
 * among {@code seen}, and that is not older than {@code since} can only have appeared afterwards.
 *
 * @param since no pin that was created afterwards is older, by Pinterest's clock
 * @param until by when the creating call has ended, by the host's clock
 * @param seen ids of pins that looked right already
 */
record CreationNote(Instant since, Instant until, Set<String> seen) {
  /** More than a page of them cannot have been seen. 250 ids of 20 digits stay below 6,000. */
  static final int MAX_SEEN = 250;

  /** How far the clocks of host and network may differ when there is no better knowledge. */
  static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  CreationNote {
    seen = Set.copyOf(seen);
  }

  /**
   * Reads what was saved.
   *
   * @param creating the note as {@link #toJson} wrote it
   * @param begun when the attempt began, in case this version cannot read it
   */
  static CreationNote of(JsonNode creating, Instant begun) {
    try {
      Set<String> seen = new LinkedHashSet<>();
      creating.path("seen").forEach(id -> seen.add(id.asText()));
      return new CreationNote(
          Instant.parse(Json.text(creating, "since")),
          Instant.parse(Json.text(creating, "until")),
          seen);
    } catch (DateTimeException e) {
      return unreadable(begun);
    }
  }

  /** The worst that an unreadable note can mean: that creating was begun just then. */
  static CreationNote unreadable(Instant begun) {
    return new CreationNote(begun.minus(CLOCK_TOLERANCE), begun.plus(CLOCK_TOLERANCE), Set.of());
  }

  /** The same, when the call has ended earlier than it might have. */
  CreationNote endedBy(Instant end) {
    return new CreationNote(since, end.isBefore(until) ? end : until, seen);
  }

  ObjectNode toJson() {
    ObjectNode creating =
        Json.object().put("since", since.toString()).put("until", until.toString());
    ArrayNode ids = creating.putArray("seen");
    seen.stream().limit(MAX_SEEN).sorted().forEach(ids::add);
    return creating;
  }
}

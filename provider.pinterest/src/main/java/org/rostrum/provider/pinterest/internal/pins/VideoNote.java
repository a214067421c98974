package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.rostrum.provider.pinterest.internal.api.Json;

/**
 * How far a video is.
 *
 * @param mediaId what Pinterest calls it, digits only
 * @param since when it came so far, by the host's clock
 * @param looks how often Pinterest was asked since
 */
record VideoNote(String mediaId, Step step, Instant since, int looks) {

  /** What has been done. */
  enum Step {
    /** Pinterest expects the bytes; some of them may be there. */
    REGISTERED,
    /** All bytes were taken; Pinterest is processing them. */
    UPLOADED
  }

  /** Reads what was saved; empty if it cannot be read, for then the video is uploaded anew. */
  static Optional<VideoNote> of(JsonNode note) {
    Optional<String> id = Json.id(note, "media");
    Optional<Step> step =
        Arrays.stream(Step.values())
            .filter(one -> one.name().equals(Json.text(note, "step")))
            .findFirst();
    if (id.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant since = Instant.parse(Json.text(note, "since"));
      return Optional.of(
          new VideoNote(id.get(), step.get(), since, Math.max(0, note.path("looks").asInt())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  VideoNote uploaded(Instant at) {
    return new VideoNote(mediaId, Step.UPLOADED, at, 0);
  }

  VideoNote looked() {
    return new VideoNote(mediaId, step, since, looks + 1);
  }

  ObjectNode toJson() {
    return Json.object()
        .put("media", mediaId)
        .put("step", step.name())
        .put("since", since.toString())
        .put("looks", looks);
  }
}

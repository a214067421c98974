package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.rostrum.provider.pinterest.internal.api.Json;

/**
 * Everything the provider has saved of a publication: how far its video is, and whether creating
 * its pin was begun. The permission to upload is not among it: it is as good as a password.
 *
 * @param video empty if no upload was registered, or the last one is of no use any more
 * @param creating empty if the creating call was certainly never begun, or certainly created
 *     nothing
 */
record Notes(Optional<VideoNote> video, Optional<CreationNote> creating) {
  private static final int VERSION = 1;

  /**
   * Reads what was saved.
   *
   * @param checkpoint what the host hands back
   * @param begun when the attempt began, in case the notes are of a form that this version cannot
   *     read
   */
  static Notes read(Optional<String> checkpoint, Instant begun) {
    if (checkpoint.isEmpty()) {
      return new Notes(Optional.empty(), Optional.empty());
    }
    Optional<JsonNode> notes =
        Json.read(checkpoint.get()).filter(json -> json.path("v").asInt() == VERSION);
    if (notes.isEmpty()) {
      return new Notes(Optional.empty(), Optional.of(CreationNote.unreadable(begun)));
    }
    JsonNode creating = notes.get().path("creating");
    return new Notes(
        VideoNote.of(notes.get().path("video")),
        creating.isMissingNode()
            ? Optional.empty()
            : Optional.of(CreationNote.of(creating, begun)));
  }

  Notes withVideo(VideoNote note) {
    return new Notes(Optional.of(note), creating);
  }

  Notes withoutVideo() {
    return new Notes(Optional.empty(), creating);
  }

  Notes creating(CreationNote note) {
    return new Notes(video, Optional.of(note));
  }

  /** It has become certain that nothing was created. */
  Notes nothingCreated() {
    return new Notes(video, Optional.empty());
  }

  String write() {
    ObjectNode notes = Json.object().put("v", VERSION);
    video.ifPresent(note -> notes.set("video", note.toJson()));
    creating.ifPresent(note -> notes.set("creating", note.toJson()));
    return Json.write(notes);
  }
}

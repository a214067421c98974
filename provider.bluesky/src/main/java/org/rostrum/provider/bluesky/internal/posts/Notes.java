package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.bluesky.internal.xrpc.Json;

/**
 * Everything the provider has saved of a publication. The keys of its records are not among it:
 * they follow from the publication's id.
 *
 * @param createdAt what its records give as their date, so that each says the same whenever it is
 *     sent
 * @param sentAt when a creating call was begun last; empty if none ever was
 * @param blobs files that the server has taken, by the SHA-256 of their bytes
 * @param cids the records that are known to be there, the post first: a hash of each
 */
record Notes(
    Instant createdAt, Optional<Instant> sentAt, Map<String, Blob> blobs, List<String> cids) {
  private static final int VERSION = 1;

  Notes {
    blobs = Map.copyOf(blobs);
    cids = List.copyOf(cids);
  }

  /**
   * Reads what was saved.
   *
   * @param checkpoint what the host hands back
   * @param begun when the attempt began: the date of a fresh post. Notes that this version cannot
   *     read may mean that creating was begun just then
   */
  static Notes read(Optional<String> checkpoint, Instant begun) {
    Instant date = begun.truncatedTo(ChronoUnit.MILLIS);
    if (checkpoint.isEmpty()) {
      return new Notes(date, Optional.empty(), Map.of(), List.of());
    }
    Notes unreadable = new Notes(date, Optional.of(begun), Map.of(), List.of());
    Optional<JsonNode> notes =
        Json.read(checkpoint.get()).filter(json -> json.path("v").asInt() == VERSION);
    try {
      return notes.map(Notes::of).orElse(unreadable);
    } catch (DateTimeException e) {
      return unreadable;
    }
  }

  private static Notes of(JsonNode json) {
    Map<String, Blob> blobs = new LinkedHashMap<>();
    json.path("blobs")
        .properties()
        .forEach(one -> Blob.of(one.getValue()).ifPresent(blob -> blobs.put(one.getKey(), blob)));
    List<String> cids = new ArrayList<>();
    json.path("cids").forEach(cid -> cids.add(cid.asText()));
    String sent = Json.text(json, "sentAt");
    return new Notes(
        Instant.parse(Json.text(json, "createdAt")),
        sent.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(sent)),
        blobs,
        cids);
  }

  Notes with(String sha256, Blob blob) {
    Map<String, Blob> more = new LinkedHashMap<>(blobs);
    more.put(sha256, blob);
    return new Notes(createdAt, sentAt, more, cids);
  }

  Notes withoutBlobs() {
    return new Notes(createdAt, sentAt, Map.of(), cids);
  }

  Notes sentAt(Instant time) {
    return new Notes(createdAt, Optional.of(time), blobs, cids);
  }

  /** The next record is there. */
  Notes created(String cid) {
    List<String> more = new ArrayList<>(cids);
    more.add(cid);
    return new Notes(createdAt, sentAt, blobs, more);
  }

  String write() {
    ObjectNode json = Json.object().put("v", VERSION).put("createdAt", createdAt.toString());
    sentAt.ifPresent(time -> json.put("sentAt", time.toString()));
    ObjectNode files = json.putObject("blobs");
    blobs.forEach((sha256, blob) -> files.set(sha256, blob.toJson()));
    ArrayNode made = json.putArray("cids");
    cids.forEach(made::add);
    return json.toString();
  }
}

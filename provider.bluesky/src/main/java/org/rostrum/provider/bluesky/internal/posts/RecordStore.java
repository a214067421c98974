package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.provider.bluesky.internal.posts.PostRecords.Reference;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;

/** Posts in an account's repository. */
final class RecordStore {
  private static final Pattern CID = Pattern.compile("[a-zA-Z0-9]{10,120}");

  private final XrpcClient server;

  RecordStore(XrpcClient server) {
    this.server = server;
  }

  /**
   * Creates a record where there is none. The server compares: the same record again is no change,
   * and another one under its key is left alone.
   *
   * @return a reference to what is there now
   */
  Reference create(PostAddress address, ObjectNode record)
      throws XrpcException, InterruptedException {
    ObjectNode body =
        Json.object()
            .put("repo", address.repo())
            .put("collection", PostAddress.COLLECTION)
            .put("rkey", address.key())
            .putNull("swapRecord");
    body.set("record", record);
    JsonNode answer;
    try {
      answer = server.post(Call.PUBLISH, body);
    } catch (XrpcException e) {
      if (e.fault().kind() != FaultKind.SWAP) {
        throw e;
      }
      // An earlier call under this key has arrived after all, before the post was changed here.
      Optional<JsonNode> there = read(address);
      if (there.isEmpty()) {
        throw e;
      }
      answer = there.get();
    }
    return reference(Call.PUBLISH, address, answer);
  }

  private Reference reference(Call call, PostAddress address, JsonNode answer)
      throws XrpcException {
    String uri = Json.text(answer, "uri");
    String cid = Json.text(answer, "cid");
    if (!uri.equals(address.uri()) || !CID.matcher(cid).matches()) {
      throw server.garbled(call, "another record than the one in question");
    }
    return new Reference(uri, cid);
  }

  /** Reads a record; empty if the server says that there is none. */
  Optional<JsonNode> read(PostAddress address) throws XrpcException, InterruptedException {
    JsonNode answer;
    try {
      answer =
          server.get(
              Call.READ_POST,
              Map.of(
                  "repo", address.repo(),
                  "collection", PostAddress.COLLECTION,
                  "rkey", address.key()));
    } catch (XrpcException e) {
      if (e.fault().kind() == FaultKind.NO_RECORD) {
        return Optional.empty();
      }
      throw e;
    }
    if (!answer.path("value").path("text").isTextual()
        || !Json.text(answer, "uri").equals(address.uri())) {
      throw server.garbled(Call.READ_POST, "no post");
    }
    return Optional.of(answer);
  }

  /** Reads a reference to a record; empty if the server says that there is none. */
  Optional<Reference> find(PostAddress address) throws XrpcException, InterruptedException {
    Optional<JsonNode> there = read(address);
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(reference(Call.READ_POST, address, there.get()));
  }

  /** Deletes a record; one that is not there is no trouble. */
  void delete(PostAddress address) throws XrpcException, InterruptedException {
    JsonNode ignored =
        server.post(
            Call.DELETE_POST,
            Json.object()
                .put("repo", address.repo())
                .put("collection", PostAddress.COLLECTION)
                .put("rkey", address.key()));
  }
}

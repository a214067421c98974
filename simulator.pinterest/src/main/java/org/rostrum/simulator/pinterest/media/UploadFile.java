package org.rostrum.simulator.pinterest.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;

/** An upload as a file of the state directory. */
final class UploadFile {

  private UploadFile() {}

  static ObjectNode write(Upload upload) {
    ObjectNode json =
        Json.object()
            .put("id", upload.id())
            .put("environment", upload.environment().name())
            .put("user", upload.owner())
            .put("registered_at", upload.registeredAt().toString());
    upload
        .received()
        .ifPresent(
            came -> {
              ObjectNode received = json.putObject("received");
              received
                  .put("at", came.at().toString())
                  .put("bytes", came.bytes())
                  .put("width", came.facts().width())
                  .put("height", came.facts().height())
                  .put("milliseconds", came.facts().duration().toMillis());
              came.problem().ifPresent(problem -> received.put("problem", problem));
            });
    return json;
  }

  static Upload read(String name, byte[] content) {
    try {
      JsonNode json = Json.read(content);
      return new Upload(
          json.path("id").asText(),
          Environment.valueOf(json.path("environment").asText()),
          json.path("user").asText(),
          Instant.parse(json.path("registered_at").asText()),
          Optional.of(json.path("received")).filter(JsonNode::isObject).map(UploadFile::received));
    } catch (IOException e) {
      throw new UncheckedIOException(
          name + " is damaged; delete it to go on without that upload", e);
    }
  }

  private static Upload.Received received(JsonNode json) {
    return new Upload.Received(
        Instant.parse(json.path("at").asText()),
        json.path("bytes").asLong(),
        new VideoFacts(
            json.path("width").asInt(),
            json.path("height").asInt(),
            Duration.ofMillis(json.path("milliseconds").asLong())),
        Optional.of(json.path("problem")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }
}

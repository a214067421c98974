package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.publish.MediaStream;

/**
 * The permission to upload one video, as {@code POST /media} answers it: an address and form fields
 * that are signed. It holds for 48 hours and is never saved or shown.
 *
 * @param mediaId what Pinterest calls the video, digits only
 * @param address where to send it, as the network named it: not to be trusted
 */
record UploadPermit(String mediaId, URI address, Map<String, String> fields) {
  /** More fields than that no permission has. */
  static final int MAX_FIELDS = 40;

  /** No field is longer, in characters. */
  static final int MAX_FIELD = 8_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  UploadPermit {
    fields = Map.copyOf(fields);
  }

  /** Reads the answer; empty if anything in it is missing or is not what it must be. */
  static Optional<UploadPermit> of(JsonNode answer) {
    Optional<String> id = Json.id(answer, "media_id");
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : answer.path("upload_parameters").properties()) {
      String value = field.getValue().asText();
      boolean plain = value.length() <= MAX_FIELD && value.chars().noneMatch(c -> c < ' ');
      if (!NAME.matcher(field.getKey()).matches() || !plain) {
        return Optional.empty();
      }
      fields.put(field.getKey(), value);
    }
    if (id.isEmpty() || fields.isEmpty() || fields.size() > MAX_FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new UploadPermit(id.get(), new URI(Json.text(answer, "upload_url")), fields));
    } catch (URISyntaxException e) {
      // No address is as good as none.
      return Optional.empty();
    }
  }

  /**
   * The form (RFC 7578): every field, then the file, which must be the last.
   *
   * @param boundary nothing in the fields or the file may contain it
   */
  StreamedBody form(String boundary, Media video, MediaStream bytes) {
    StringBuilder head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
                        .formatted(boundary, name))
                .append(value)
                .append("\r\n"));
    head.append(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"video\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, video.contentType()));
    return new StreamedBody.Builder()
        .text(head.toString())
        .file(video, bytes)
        .text("\r\n--" + boundary + "--\r\n")
        .build();
  }

  /** Says nothing of the permission. */
  @Override
  public String toString() {
    return "UploadPermit[" + mediaId + "]";
  }
}

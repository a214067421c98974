package org.rostrum.simulator.pinterest.pins;

import java.util.Base64;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.http.Body;

/**
 * A picture as a client sends it: base64 and a declared type, both checked.
 *
 * @param content the decoded bytes
 */
record SentImage(Image image, Body content) {

  /** Largest picture, decoded. */
  static final int MAX_BYTES = 20 * 1024 * 1024;

  /** Reads the fields of these names. */
  static SentImage of(Fields source, String typeField, String dataField) throws ApiError {
    String contentType = source.text(typeField);
    Image.Format declared =
        Image.Format.of(contentType)
            .orElseThrow(
                () ->
                    ApiError.invalid(
                        "Invalid request: '"
                            + contentType
                            + "' is not one of ['image/jpeg', 'image/png'] ("
                            + typeField
                            + ")."));
    byte[] content = decode(source.text(dataField), dataField);
    if (content.length > MAX_BYTES) {
      throw ApiError.invalid("The image is larger than 20 MB.");
    }
    SentImage sent = read(content);
    if (sent.image.format() != declared) {
      throw ApiError.invalid(
          "The image is %s but %s says %s."
              .formatted(sent.image.format().contentType(), typeField, declared.contentType()));
    }
    return sent;
  }

  static SentImage read(byte[] content) throws ApiError {
    Image image =
        ImageSniffer.sniff(content)
            .orElseThrow(() -> ApiError.invalid("The format of the image is not supported"));
    return new SentImage(image, Body.of(content));
  }

  private static byte[] decode(String data, String field) throws ApiError {
    try {
      byte[] content = Base64.getDecoder().decode(data);
      if (content.length > 0) {
        return content;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like an empty image.
    }
    throw ApiError.invalid("Invalid request: " + field + " does not match '^[a-zA-Z0-9+/=]+$'.");
  }
}

package org.rostrum.simulator.pinterest.pins;

import java.util.Base64;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.http.Body;

/**
 * The image of a pin as a client sends it.
 *
 * @param content the decoded bytes
 */
record MediaSource(Image image, Body content) {

  /** Largest image, decoded. */
  static final int MAX_IMAGE_BYTES = 20 * 1024 * 1024;

  private static final Set<String> FIELDS =
      Set.of(
          "source_type",
          "content_type",
          "data",
          "is_standard",
          "url",
          "items",
          "index",
          "media_id",
          "cover_image_url",
          "cover_image_content_type",
          "cover_image_data",
          "cover_image_key_frame_time",
          "is_affiliate_link");

  /** Reads and checks {@code media_source}. */
  static MediaSource of(Fields body) throws ApiError {
    Fields source = body.object("media_source", FIELDS);
    String type = source.text("source_type");
    return switch (type) {
      case "image_base64" -> base64(source);
      case "image_url" -> throw unreachable(source.text("url"));
      default ->
          throw ApiError.invalid(
              "Invalid request: media_source.source_type '" + type + "' is not enabled.");
    };
  }

  private static MediaSource base64(Fields source) throws ApiError {
    String contentType = source.text("content_type");
    Image.Format declared =
        Image.Format.of(contentType)
            .orElseThrow(
                () ->
                    ApiError.invalid(
                        "Invalid request: '"
                            + contentType
                            + "' is not one of ['image/jpeg', 'image/png'] (content_type)."));
    byte[] content = decode(source.text("data"));
    if (content.length > MAX_IMAGE_BYTES) {
      throw ApiError.invalid("The image is larger than 20 MB.");
    }
    Image image =
        ImageSniffer.sniff(content)
            .orElseThrow(() -> ApiError.invalid("The format of the image is not supported"));
    if (image.format() != declared) {
      throw ApiError.invalid(
          "The image is %s but content_type says %s."
              .formatted(image.format().contentType(), declared.contentType()));
    }
    return new MediaSource(image, Body.of(content));
  }

  private static byte[] decode(String data) throws ApiError {
    try {
      byte[] content = Base64.getDecoder().decode(data);
      if (content.length > 0) {
        return content;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like an empty image.
    }
    throw ApiError.invalid("Invalid request: data does not match '^[a-zA-Z0-9+/=]+$'.");
  }

  /** The simulator fetches nothing: to it every address is unreachable. */
  private static ApiError unreachable(String url) {
    return url.isBlank()
        ? ApiError.invalid("Invalid request: 'url' is a required property.")
        : new ApiError(400, 235, "Sorry we could not fetch the image.");
  }
}

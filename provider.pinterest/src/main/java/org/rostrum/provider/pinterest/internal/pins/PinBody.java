package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.publish.MediaStream;

/**
 * The body of {@code POST /pins}: JSON with the pictures inside as base64, streamed from the
 * library with its length known beforehand, so that no picture is ever whole in memory.
 */
final class PinBody {
  private static final String TAIL = "\"}}";

  private PinBody() {}

  /** Gives access to the bytes of pieces of media. */
  @FunctionalInterface
  interface Library {
    MediaStream open(Media media) throws IOException;
  }

  /**
   * Puts a body together; opens nothing.
   *
   * @param mediaId what Pinterest calls the uploaded video, for a video
   */
  static StreamedBody of(PinContent pin, Optional<String> mediaId, Library library)
      throws IOException {
    String rest = Json.write(pin.toJson());
    StreamedBody.Builder body = new StreamedBody.Builder();
    String head = rest.substring(0, rest.length() - 1) + ",\"media_source\":";
    switch (pin.visual()) {
      case Visual.Picture(Media media) ->
          body.text(head + picture("image_base64", media))
              .base64(media, library.open(media))
              .text(TAIL);
      case Visual.Carousel(List<Media> pieces) -> carousel(body.text(head), pieces, library);
      case Visual.Video(Media media, Cover cover) ->
          video(body.text(head), mediaId.orElseThrow(), cover, library);
    }
    return body.build();
  }

  /** Ends where the picture's text begins. */
  private static String picture(String type, Media media) {
    return beginningOf(
        Json.object().put("source_type", type).put("content_type", media.contentType()), "data");
  }

  private static void carousel(StreamedBody.Builder body, List<Media> pieces, Library library)
      throws IOException {
    body.text("{\"source_type\":\"multiple_image_base64\",\"items\":[");
    String between = "";
    for (Media piece : pieces) {
      ObjectNode item = Json.object().put("content_type", piece.contentType());
      PinContent.putText(item, "title", piece.title());
      PinContent.putText(item, "description", piece.text());
      PinContent.putText(item, "link", piece.link().orElse(""));
      body.text(between + beginningOf(item, "data")).base64(piece, library.open(piece));
      between = "\"},";
    }
    body.text("\"}]}}");
  }

  private static void video(StreamedBody.Builder body, String mediaId, Cover cover, Library library)
      throws IOException {
    ObjectNode source = Json.object().put("source_type", "video_id").put("media_id", mediaId);
    switch (cover) {
      case Cover.Frame frame -> {
        // Whole seconds are all that can be said; the last frame stands for what is beyond.
        source.put("cover_image_key_frame_time", frame.at().toSeconds());
        body.text(Json.write(source)).text("}");
      }
      case Cover.Picture(Media picture) -> {
        source.put("cover_image_content_type", picture.contentType());
        body.text(beginningOf(source, "cover_image_data"))
            .base64(picture, library.open(picture))
            .text(TAIL);
      }
    }
  }

  /** The object without its end, and the beginning of one more text in it. */
  private static String beginningOf(ObjectNode object, String field) {
    String whole = Json.write(object);
    return whole.substring(0, whole.length() - 1) + ",\"" + field + "\":\"";
  }
}

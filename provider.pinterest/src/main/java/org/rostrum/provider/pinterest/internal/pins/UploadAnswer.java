package org.rostrum.provider.pinterest.internal.pins;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishResult;

/**
 * Says what the answer to an upload means. It comes from an object store, whose refusals are XML
 * with a code (Amazon S3 API reference, «Error responses»). Whatever it is, no pin was created.
 */
final class UploadAnswer {
  private static final int MAX_LOOKED_AT = 4_000;
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");

  private UploadAnswer() {}

  /** Why the video was not taken; empty if it was. */
  static Optional<PublishResult> refusal(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    String code = code(answer.body());
    String said = code.isEmpty() ? "HTTP " + status : code + ", HTTP " + status;
    return Optional.of(result(status, code, said));
  }

  private static PublishResult result(int status, String code, String said) {
    return switch (code) {
      case "EntityTooLarge" ->
          rejected(
              "TOO_LARGE",
              "The video is larger than Pinterest takes («%s»). Use a smaller file.",
              said);
      case "EntityTooSmall" ->
          rejected(
              "EMPTY",
              "Pinterest found no video in the upload («%s»). Upload it to the library again.",
              said);
      case "RequestTimeout" ->
          failed(
              true, "The line to Pinterest's upload was too slow («%s»). It is tried again.", said);
      case "ExpiredToken" -> permission(said);
      default -> byStatus(status, said);
    };
  }

  private static PublishResult byStatus(int status, String said) {
    if (status == 403) {
      return permission(said);
    }
    return status >= 500 || status == 408 || status == 429
        ? failed(true, "Pinterest's upload failed («%s»). It is tried again.", said)
        : failed(
            false,
            "Pinterest's upload did not take the video («%s»). Publish it again; if that does not"
                + " help, update the Pinterest provider.",
            said);
  }

  private static PublishResult permission(String said) {
    return failed(
        true,
        "Pinterest's permission to upload the video does not hold any more («%s»). A new one is"
            + " asked for at the next try.",
        said);
  }

  private static PublishResult failed(boolean retryable, String sentence, String said) {
    return new PublishResult.Failed(
        retryable, sentence.formatted(said) + " Nothing was published.");
  }

  private static PublishResult rejected(String code, String sentence, String said) {
    return new PublishResult.Rejected(
        List.of(new ContentProblem("media", Optional.of(0), code, sentence.formatted(said))));
  }

  private static String code(String body) {
    Matcher code =
        CODE.matcher(body.length() <= MAX_LOOKED_AT ? body : body.substring(0, MAX_LOOKED_AT));
    return code.find() ? code.group(1) : "";
  }
}

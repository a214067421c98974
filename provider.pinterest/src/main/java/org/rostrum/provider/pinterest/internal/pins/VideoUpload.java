package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishResult;

/**
 * Brings a video to Pinterest in three steps, each of which is noted: registered, uploaded,
 * processed. Nothing of it creates a pin, so every step may be done again. What an upload needs is
 * told once, by the answer to registering, and is as good as a password: it is not saved, and an
 * upload that was broken off begins with a new registration. Pinterest forgets the old one.
 */
final class VideoUpload {
  /** How long the processing of a video is waited for. */
  static final Duration MAX_PROCESSING = Duration.ofHours(2);

  /** How long after an upload Pinterest may still say that it waits for the bytes. */
  static final Duration NOTICE = Duration.ofMinutes(5);

  /** The longest wait between two looks at the processing. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** How long an upload may take beyond the sending of its bytes. */
  static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(1);

  private static final int MOST_DOUBLINGS = 4;

  private final PublishContext context;
  private final PinterestApi api;
  private final UploadTarget target;

  VideoUpload(Endpoints endpoints, PublishContext context, PinterestApi api) {
    this.context = context;
    this.api = api;
    this.target = new UploadTarget(URI.create(endpoints.api()), InetAddress::getAllByName);
  }

  /** Where a video stands after a call. */
  sealed interface Progress {
    /** It can be pinned. */
    record Ready(Notes notes) implements Progress {}

    /** It cannot, or not yet. */
    record Ended(PublishResult result) implements Progress {}
  }

  /**
   * Goes on with what the notes say.
   *
   * @param publication whose video it is
   */
  Progress proceed(UUID publication, Media video, Notes notes)
      throws PinterestException, InterruptedException {
    if (notes.video().isEmpty()) {
      return begin(publication, video, notes);
    }
    VideoNote known = notes.video().get();
    return switch (status(known)) {
      case "succeeded" -> new Progress.Ready(notes);
      case "failed" -> failed(notes);
      case "registered" ->
          known.step() == VideoNote.Step.UPLOADED && age(known).compareTo(NOTICE) < 0
              ? waiting(notes, known)
              : begin(publication, video, notes);
      case "" -> begin(publication, video, notes);
      default -> waiting(notes, known);
    };
  }

  /** What Pinterest says of a video; empty if it does not know it any more. */
  private String status(VideoNote known) throws PinterestException, InterruptedException {
    try {
      JsonNode media = api.get(Operation.LOOK_AT_VIDEO, "/media/" + known.mediaId());
      String status = Json.text(media, "status").toLowerCase(Locale.ROOT);
      return status.isEmpty() ? "processing" : status;
    } catch (PinterestException e) {
      return switch (e.fault().kind()) {
        case NOT_FOUND, NO_USER, NO_BOARD, NO_PIN, NO_SECTION -> "";
        default -> throw e;
      };
    }
  }

  private Progress failed(Notes notes) {
    keep(notes.withoutVideo());
    return rejected(
        "PROCESSING",
        "Pinterest could not process the video. Export it again as MP4 with H.264 video and AAC"
            + " sound, upload it to the library and publish again.");
  }

  private Progress waiting(Notes notes, VideoNote known) {
    if (age(known).compareTo(MAX_PROCESSING) > 0) {
      keep(notes.withoutVideo());
      return new Progress.Ended(
          new PublishResult.Failed(
              false,
              "Pinterest has been processing the video for more than "
                  + MAX_PROCESSING.toHours()
                  + " hours. Nothing was published. Publish it again; it is then uploaded anew."));
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(known.looks(), MOST_DOUBLINGS));
    return new Progress.Ended(
        new PublishResult.InProgress(
            notes.withVideo(known.looked()).write(),
            pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE,
            "Pinterest is processing the video."));
  }

  private Progress begin(UUID publication, Media video, Notes notes)
      throws PinterestException, InterruptedException {
    Duration patience = patience(video);
    if (patience.compareTo(PinPublisher.LEAST_TIME) < 0) {
      return failure(true, "No time was left to upload the video in.");
    }
    Optional<UploadPermit> permit =
        UploadPermit.of(
            api.post(Operation.REGISTER_VIDEO, "/media", Json.object().put("media_type", "video")));
    if (permit.isEmpty()) {
      return failure(true, "Pinterest's answer does not say where to upload the video to.");
    }
    Optional<String> objection = target.objection(permit.get().address());
    if (objection.isPresent()) {
      return failure(
          false, "Pinterest named an address for the upload that is not used: " + objection.get());
    }
    VideoNote registered =
        new VideoNote(permit.get().mediaId(), VideoNote.Step.REGISTERED, context.now(), 0);
    if (!keep(notes.withVideo(registered))) {
      return failure(true, "Another attempt has taken over.");
    }
    Optional<PublishResult> refusal = upload(publication, video, permit.get(), patience);
    if (refusal.isPresent()) {
      return new Progress.Ended(refusal.get());
    }
    VideoNote uploaded = registered.uploaded(context.now());
    return keep(notes.withVideo(uploaded))
        ? waiting(notes, uploaded)
        : failure(true, "Another attempt has taken over.");
  }

  /** The token stays here: the permission is in the form, and the host is not Pinterest's API. */
  private Optional<PublishResult> upload(
      UUID publication, Media video, UploadPermit permit, Duration patience)
      throws InterruptedException {
    // An id that nobody knew when the video was made cannot be in it.
    String boundary = "rostrum-" + publication + "-" + permit.mediaId();
    try {
      StreamedBody form = permit.form(boundary, video, context.open(video));
      HttpRequest request =
          HttpRequest.newBuilder(permit.address())
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .timeout(patience)
              .POST(form.publisher())
              .build();
      HttpResponse<String> answer = context.http().send(request);
      return UploadAnswer.refusal(answer);
    } catch (NetworkClient.NotSent e) {
      return Optional.of(uploadFailed("Pinterest's upload could not be reached."));
    } catch (IOException e) {
      return Optional.of(uploadFailed("The connection ended while the video was being uploaded."));
    }
  }

  private static PublishResult uploadFailed(String what) {
    return new PublishResult.Failed(true, what + " It is tried again. Nothing was published.");
  }

  private boolean keep(Notes notes) {
    try {
      context.checkpoint(notes.write());
      return true;
    } catch (IllegalStateException e) {
      // Another attempt has taken over: it has notes of its own.
      return false;
    }
  }

  private Duration age(VideoNote note) {
    return Duration.between(note.since(), context.now());
  }

  private Duration patience(Media video) {
    Duration wanted = UPLOAD_PATIENCE.plusSeconds(video.bytes() / PinPublisher.SLOWEST_LINE);
    Duration left = context.remaining().minus(PinPublisher.RESERVE);
    return wanted.compareTo(left) < 0 ? wanted : left;
  }

  private static Progress failure(boolean retryable, String reason) {
    return new Progress.Ended(
        new PublishResult.Failed(retryable, reason + " Nothing was published."));
  }

  private static Progress rejected(String code, String reason) {
    return new Progress.Ended(
        new PublishResult.Rejected(
            List.of(new ContentProblem("media", Optional.of(0), code, reason))));
  }
}

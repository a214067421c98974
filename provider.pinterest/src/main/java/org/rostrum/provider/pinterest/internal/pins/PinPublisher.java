package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;

/**
 * Creates a pin: looks at the board, saves what it saw, creates. See
 * docs/decisions/0010-pinterest-reconcile.md for why it looks first.
 */
public final class PinPublisher {
  /** How long Pinterest may think about a pin, the sending of the picture not counted. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The slowest line that a picture is sent over, in bytes a second. */
  static final long SLOWEST_LINE = 256 * 1_024;

  /** Kept back from the deadline, to record the outcome in. */
  static final Duration RESERVE = Duration.ofSeconds(2);

  /** With less time than that left, creating is not begun. */
  static final Duration LEAST_TIME = Duration.ofSeconds(5);

  private final Endpoints endpoints;
  private final PublishContext context;
  private final PinterestApi api;

  /**
   * Prepares publishing.
   *
   * @param endpoints which environment
   * @param context what the host handed over
   */
  public PinPublisher(Endpoints endpoints, PublishContext context) {
    this.endpoints = endpoints;
    this.context = context;
    this.api = new PinterestApi(endpoints, context, context::report);
  }

  /**
   * Publishes.
   *
   * @param request what
   * @return what came of it
   * @throws InterruptedException if the host ended the call
   */
  public PublishResult publish(PublishRequest request) throws InterruptedException {
    List<ContentProblem> problems = PinCheck.problems(request.content(), request.options());
    if (!problems.isEmpty()) {
      return new PublishResult.Rejected(problems);
    }
    PinContent pin = PinContent.of(request.content(), request.options());
    try {
      tryOpening(pin);
    } catch (IOException e) {
      return unreadable();
    }
    try {
      Notes notes = Notes.read(request.checkpoint(), context.now());
      BoardPins pins = new BoardPins(api, pin, context::belongsToAnother);
      Optional<String> there = createdEarlier(notes, pins);
      if (there.isPresent()) {
        return published(pin, there.get());
      }
      return pin.visual() instanceof Visual.Video video
          ? publishVideo(request, pin, video, notes, pins)
          : create(pin, notes, pins);
    } catch (PinterestException e) {
      return PinOutcome.beforeCreating(e.fault());
    }
  }

  private PublishResult publishVideo(
      PublishRequest request, PinContent pin, Visual.Video video, Notes notes, BoardPins pins)
      throws PinterestException, InterruptedException {
    VideoUpload upload = new VideoUpload(endpoints, context, api);
    return switch (upload.proceed(request.publication(), video.media(), notes)) {
      case VideoUpload.Progress.Ready(Notes ready) -> create(pin, ready, pins);
      case VideoUpload.Progress.Ended(PublishResult result) -> result;
    };
  }

  /** Before the network is told of the pin, because from then on a missing file is a riddle. */
  private void tryOpening(PinContent pin) throws IOException {
    for (Media file : pin.visual().files()) {
      try (InputStream bytes = context.open(file).open()) {
        bytes.read();
      }
    }
  }

  private static PublishResult unreadable() {
    return new PublishResult.Failed(
        true, "A picture or video cannot be read from the library. Nothing was published.");
  }

  /**
   * An earlier attempt was found to have created nothing; if its pin has turned up since, creating
   * another would be the second.
   */
  private static Optional<String> createdEarlier(Notes notes, BoardPins pins)
      throws PinterestException, InterruptedException {
    return notes.creating().isPresent()
        ? pins.search(notes.creating().get()).only()
        : Optional.empty();
  }

  private PublishResult create(PinContent pin, Notes notes, BoardPins pins)
      throws PinterestException, InterruptedException {
    StreamedBody body;
    try {
      body = PinBody.of(pin, notes.video().map(VideoNote::mediaId), context::open);
    } catch (IOException e) {
      return unreadable();
    }
    Duration patience = patience(body.length());
    if (patience.compareTo(LEAST_TIME) < 0) {
      return new PublishResult.Failed(true, "No time was left to create the pin in.");
    }
    Instant now = context.now();
    return create(pin, body, notes.creating(pins.note(now, now.plus(patience))));
  }

  private PublishResult create(PinContent pin, StreamedBody body, Notes notes)
      throws InterruptedException {
    Duration patience = patience(body.length());
    try {
      context.checkpoint(notes.write());
    } catch (IllegalStateException e) {
      return new PublishResult.Failed(
          true, "Another attempt has taken over. Nothing was published.");
    }
    PublishResult result;
    try {
      JsonNode created = api.post(Operation.CREATE_PIN, "/pins", body.publisher(), patience);
      result =
          Json.id(created, "id")
              .map(id -> published(pin, id))
              .orElseGet(
                  () ->
                      new PublishResult.Unknown(
                          "Pinterest's answer names no pin that it created."));
    } catch (PinterestException e) {
      result = PinOutcome.creating(e.fault(), body.handedOver());
    }
    saveWhatIsKnown(result, notes);
    return result;
  }

  /** Shortens the search that an unknown outcome leads to; spares it where nothing was created. */
  private void saveWhatIsKnown(PublishResult result, Notes notes) {
    try {
      switch (result) {
        case PublishResult.Published published -> {
          // The host is about to record the pin itself.
        }
        case PublishResult.Unknown unknown -> context.checkpoint(endedNow(notes).write());
        case PublishResult.Rejected rejected ->
            context.checkpoint(afterRefusal(rejected, notes.nothingCreated()).write());
        default -> context.checkpoint(notes.nothingCreated().write());
      }
    } catch (IllegalStateException e) {
      // Another attempt has taken over: it has its own note, and this outcome is not believed.
    }
  }

  private Notes endedNow(Notes notes) {
    return notes.creating().map(note -> notes.creating(note.endedBy(context.now()))).orElse(notes);
  }

  /** A video that Pinterest does not want in a pin is not offered to it again. */
  private static Notes afterRefusal(PublishResult.Rejected refusal, Notes notes) {
    return refusal.problems().stream().anyMatch(problem -> problem.field().equals("media"))
        ? notes.withoutVideo()
        : notes;
  }

  private Duration patience(long bytes) {
    Duration wanted = PATIENCE.plusSeconds(bytes / SLOWEST_LINE);
    Duration left = context.remaining().minus(RESERVE);
    return wanted.compareTo(left) < 0 ? wanted : left;
  }

  private PublishResult published(PinContent pin, String id) {
    return new PublishResult.Published(id, Optional.of(endpoints.pin(pin.board(), id)));
  }
}

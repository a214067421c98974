package org.rostrum.provider.pinterest.internal.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.pinterest.internal.api.Explanation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.ReconcileResult;

/** Finds out whether a pin exists whose creation was not answered. Reads only. */
public final class PinReconciler {
  /**
   * How long after the end of the creating call a pin may still be missing from the list: Pinterest
   * may be finishing the pin, and its lists lag.
   */
  static final Duration SETTLING = Duration.ofSeconds(30);

  /** After so many questions without an answer a person decides. */
  static final int MAX_QUESTIONS = 12;

  private final Endpoints endpoints;
  private final PublishContext context;

  /**
   * Prepares the search.
   *
   * @param endpoints which environment
   * @param context what the host handed over
   */
  public PinReconciler(Endpoints endpoints, PublishContext context) {
    this.endpoints = endpoints;
    this.context = context;
  }

  /**
   * Searches.
   *
   * @param attempt the attempt
   * @return whether its pin exists
   * @throws NetworkException if Pinterest cannot be asked now
   * @throws InterruptedException if the host ended the call
   */
  public ReconcileResult reconcile(PublishAttempt attempt)
      throws NetworkException, InterruptedException {
    Optional<CreationNote> note =
        Notes.read(attempt.request().checkpoint(), attempt.startedAt()).creating();
    if (note.isEmpty()) {
      // The note is durable before the creating call begins: without one, it never began. What was
      // uploaded by then is found again through the other notes.
      return new ReconcileResult.Absent();
    }
    PinContent pin = PinContent.of(attempt.request().content(), attempt.request().options());
    try {
      PinterestApi api = new PinterestApi(endpoints, context, context::report);
      BoardPins pins = new BoardPins(api, pin, context::belongsToAnother);
      return conclude(attempt, pin, note.get(), pins.search(note.get()));
    } catch (PinterestException e) {
      return switch (e.fault().kind()) {
        case NO_BOARD, NO_SECTION, NOT_FOUND, NOT_YOURS ->
            new ReconcileResult.Undetermined(
                "The board cannot be looked at. " + Explanation.of(e.fault()), false);
        default -> throw e.toNetworkException();
      };
    }
  }

  private ReconcileResult conclude(
      PublishAttempt attempt, PinContent pin, CreationNote note, BoardPins.Search search) {
    Optional<String> only = search.only();
    if (only.isPresent()) {
      return new ReconcileResult.Found(
          only.get(), Optional.of(endpoints.pin(pin.board(), only.get())));
    }
    if (search.candidates() > 1) {
      return new ReconcileResult.Undetermined(
          search.candidates()
              + " pins on the board look like this one and appeared after it was sent. Look at the"
              + " board on Pinterest and decide.",
          false);
    }
    if (!search.complete()) {
      return undetermined(
          attempt,
          "The board has more new pins than could be looked through. Look at it yourself.");
    }
    Instant settled = note.until().plus(SETTLING);
    return context.now().isBefore(settled)
        ? undetermined(attempt, "The pin is not on the board yet; Pinterest's lists lag behind.")
        : new ReconcileResult.Absent();
  }

  private static ReconcileResult undetermined(PublishAttempt attempt, String reason) {
    return new ReconcileResult.Undetermined(reason, attempt.reconciliations() < MAX_QUESTIONS);
  }
}

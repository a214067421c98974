package org.rostrum.scheduler.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.publishing.PublicationStates.Event;

/**
 * Says what a provider's answer means for the publication: which event it is, and how long to wait.
 */
final class Outcomes {
  private final EngineLimits limits;
  private final RandomGenerator random;

  /** What the attempts say that ended in part; those after them continue them. */
  private static final String IN_PART = "IN_PART";

  private static final String INCOMPLETE =
      "The post is on the network, but not all that was to follow it. ";

  private static final String GONE_AGAIN =
      "The network does not have the post any more, although part of it was there.";

  private static final String UNUSABLE_ID =
      "The provider gave an id of the post that cannot be kept.";

  Outcomes(EngineLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /** The provider's answer to publishing. */
  Outcome of(Claim claim, PublishResult result, Instant now) {
    return result instanceof PublishResult.PublishedInPart part
        ? of(known(claim, part), part.stoppedBy(), now)
        : inPart(claim, ofCall(claim, result, now));
  }

  /** The claim with what an answer says of the post, which the answers after it may leave out. */
  static Claim known(Claim claim, PublishResult answer) {
    return answer instanceof PublishResult.PublishedInPart part
        ? claim.withPart(new Outcome.Posted(part.remoteId(), part.url()))
        : claim;
  }

  private Outcome ofCall(Claim claim, PublishResult result, Instant now) {
    return switch (result) {
      case PublishResult.Published there ->
          isUsable(there.remoteId())
              ? Outcome.posted(Event.PUBLISHED_IT, "PUBLISHED", there.remoteId(), there.url())
              : unknown(UNUSABLE_ID);
      case PublishResult.PublishedInPart part -> ofCall(claim, part.stoppedBy(), now);
      case PublishResult.InProgress working -> working(claim, working);
      case PublishResult.Rejected no -> Outcome.of(Event.FAIL, "REJECTED", problems(no));
      case PublishResult.RateLimited pause -> limited(claim, pause, now);
      case PublishResult.ReauthorizationRequired refused ->
          Outcome.of(Event.ACCOUNT_REFUSED, "ACCOUNT_REFUSED", refused.reason());
      case PublishResult.Failed failed ->
          failed.retryable()
              ? failedForNow(claim, failed.reason())
              : Outcome.of(Event.FAIL, "FAILED", failed.reason());
      case PublishResult.Unknown unknown -> unknown(unknown.reason());
    };
  }

  /**
   * The same outcome for a post that is there already, though not all that was to follow: it stays
   * where nobody can change it or call it off, and where that ends, a person decides. Whether the
   * newest answer said again that the post is there makes no difference.
   */
  Outcome inPart(Claim claim, Outcome stopped) {
    if (claim.part().isEmpty() || stopped.posted().isPresent()) {
      return stopped;
    }
    Outcome.Posted part = claim.part().get();
    if (!isUsable(part.remoteId())) {
      return unknown(UNUSABLE_ID);
    }
    Outcome outcome =
        switch (stopped.event()) {
          case IN_PROGRESS -> stopped.as(Event.IN_PROGRESS, IN_PART);
          case FAIL_FOR_NOW -> stopped.as(Event.IN_PART, IN_PART);
          case RATE_LIMITED -> stopped.as(Event.POSTPONE, IN_PART);
          case ACCOUNT_REFUSED -> stopped.as(Event.HOLD, IN_PART);
          case FAIL, GIVE_UP ->
              stopped.as(Event.INCOMPLETE, "INCOMPLETE").saying(INCOMPLETE + stopped.reason());
          default -> stopped;
        };
    return outcome.withPosted(part);
  }

  /** Whether the post can be found by its id again: a shortened one would be another post's. */
  private static boolean isUsable(@Nullable String remoteId) {
    return remoteId != null
        && !remoteId.isBlank()
        && remoteId.length() <= PublishResult.MAX_REMOTE_ID
        && remoteId.codePoints().noneMatch(Character::isISOControl)
        && Texts.isStorable(remoteId);
  }

  /** The network wants a pause: granted, but neither for ever nor as often as it likes. */
  private Outcome limited(Claim claim, PublishResult.RateLimited pause, Instant now) {
    Duration waited = Duration.between(claim.scheduledFor(), now);
    if (waited.compareTo(EngineLimits.MAX_LIMIT_WAIT) > 0
        || claim.attempt() >= limits.maxAttempts()) {
      return Outcome.of(
          Event.GIVE_UP,
          "RATE_LIMITED",
          "The network has put it off for "
              + waited.toDays()
              + " days and "
              + claim.attempt()
              + " attempts without publishing it. Its last word: "
              + pause.reason());
    }
    Duration asked = EngineLimits.bounded(pause.retryAfter());
    Duration patient =
        claim.attempt() < EngineLimits.PATIENT_ATTEMPTS
            ? Duration.ZERO
            : limits.question().after(claim.attempt() - EngineLimits.PATIENT_ATTEMPTS + 1, random);
    return Outcome.later(
        Event.RATE_LIMITED,
        "RATE_LIMITED",
        pause.reason(),
        asked.compareTo(patient) < 0 ? patient : asked);
  }

  /** The provider's answer to the question what became of an attempt. */
  Outcome of(Claim claim, ReconcileResult result) {
    return switch (result) {
      case ReconcileResult.Found there ->
          isUsable(there.remoteId())
              ? Outcome.posted(Event.FOUND, "FOUND", there.remoteId(), there.url())
              : askAgain(claim, UNUSABLE_ID);
      case ReconcileResult.FoundInPart part -> foundInPart(claim, part);
      case ReconcileResult.Absent ignored -> absent(claim);
      case ReconcileResult.Undetermined open ->
          open.askAgain()
              ? askAgain(claim, open.reason())
              : Outcome.of(Event.CANNOT_TELL, "UNDETERMINED", open.reason());
    };
  }

  private Outcome foundInPart(Claim claim, ReconcileResult.FoundInPart part) {
    if (!isUsable(part.remoteId())) {
      return askAgain(claim, UNUSABLE_ID);
    }
    if (part.checkpoint().length() > PublishContext.MAX_CHECKPOINT) {
      return askAgain(claim, "The provider's notes on what is there are too long to be kept.");
    }
    Outcome outcome =
        isExhausted(claim)
            ? Outcome.of(
                Event.CANNOT_TELL,
                "INCOMPLETE",
                INCOMPLETE + part.detail() + " It was tried " + (claim.retries() + 1) + " times.")
            : Outcome.later(
                Event.FOUND_IN_PART,
                "FOUND_IN_PART",
                part.detail(),
                limits.retry().after(claim.retries() + 1, random));
    return outcome
        .withCheckpoint(part.checkpoint())
        .withPosted(new Outcome.Posted(part.remoteId(), part.url()));
  }

  /** Nothing was created, and another try may help. */
  Outcome failedForNow(Claim claim, String reason) {
    if (isExhausted(claim)) {
      return Outcome.of(
          Event.GIVE_UP,
          "FAILED",
          "Tried " + (claim.retries() + 1) + " times, the last time: " + reason);
    }
    return Outcome.later(
        Event.FAIL_FOR_NOW, "FAILED", reason, limits.retry().after(claim.retries() + 1, random));
  }

  /** Nobody knows whether the post was created. */
  Outcome unknown(String reason) {
    return Outcome.later(Event.UNKNOWN, "UNKNOWN", reason, limits.question().after(1, random));
  }

  /** The network could not tell, and may later. */
  Outcome askAgain(Claim claim, String reason) {
    int asked = claim.questions() + 1;
    if (asked >= limits.maxQuestions()) {
      return Outcome.of(
          Event.CANNOT_TELL,
          "UNDETERMINED",
          "The network was asked " + asked + " times. The last answer: " + reason);
    }
    return Outcome.later(
        Event.ASK_AGAIN, "UNDETERMINED", reason, limits.question().after(asked, random));
  }

  /** The account cannot be used; the provider was not called in this attempt. */
  Outcome unavailable(Claim claim, AccountUnavailable why) {
    String reason = String.valueOf(why.getMessage());
    if (why.reason() != AccountUnavailable.Reason.GONE) {
      return notCalled(claim, Event.ACCOUNT_REFUSED, reason);
    }
    boolean nothingOut = claim.kind() == Claim.Kind.PUBLISH && !claim.resumes();
    return Outcome.of(nothingOut ? Event.FAIL : Event.ACCOUNT_GONE, "NOT_CALLED", reason);
  }

  /** Something failed for now before the provider was called. */
  Outcome notCalledForNow(Claim claim, String reason) {
    if (claim.kind() == Claim.Kind.RECONCILE) {
      return askAgain(claim, reason);
    }
    if (!claim.resumes()) {
      return failedForNow(claim, reason);
    }
    if (isExhausted(claim)) {
      // to be asked about: the network may have it, and if nobody can ask either, a person looks
      return unknown(
          "It could not be gone on with, tried "
              + (claim.retries() + 1)
              + " times, the last time: "
              + reason);
    }
    // What the network was already working on stays so: this attempt has changed nothing about it.
    return Outcome.later(
        Event.NOT_RESUMED, "NOT_CALLED", reason, limits.retry().after(claim.retries() + 1, random));
  }

  /** Whether it was tried as often as is useful. */
  private boolean isExhausted(Claim claim) {
    return claim.retries() >= limits.maxRetries() || claim.attempt() >= limits.maxAttempts();
  }

  private static Outcome notCalled(Claim claim, Event whenFresh, String reason) {
    boolean fresh = claim.kind() == Claim.Kind.PUBLISH && !claim.resumes();
    return Outcome.of(fresh ? whenFresh : Event.HOLD, "NOT_CALLED", reason);
  }

  private Outcome absent(Claim claim) {
    if (claim.part().isPresent()) {
      // it was there: to begin afresh is for a person to say
      return askAgain(claim, GONE_AGAIN);
    }
    String reason = "The network does not have it: it is published again.";
    if (isExhausted(claim)) {
      return Outcome.of(
          Event.GIVE_UP,
          "ABSENT",
          "Tried "
              + (claim.retries() + 1)
              + " times without a clear answer, and the network does not have it.");
    }
    return Outcome.later(
        Event.ABSENT, "ABSENT", reason, limits.retry().after(claim.retries() + 1, random));
  }

  private Outcome working(Claim claim, PublishResult.InProgress working) {
    if (working.checkpoint().length() > PublishContext.MAX_CHECKPOINT) {
      return unknown("The provider's notes on what is in progress are too long to be kept.");
    }
    if (claim.attempt() >= limits.maxAttempts()) {
      return unknown("The network was still working on it after " + claim.attempt() + " attempts.");
    }
    Duration after = EngineLimits.bounded(working.checkAfter());
    return Outcome.later(Event.IN_PROGRESS, "IN_PROGRESS", working.detail(), after)
        .withCheckpoint(working.checkpoint());
  }

  private static String problems(PublishResult.Rejected no) {
    return no.problems().stream().map(ContentProblem::message).collect(Collectors.joining(" "));
  }
}

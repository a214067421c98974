package org.rostrum.scheduler.publishing;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.FaultTrace;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.publishing.CallPreparation.PreparedCall;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a provider about a claimed publication and says what came of it. Runs on a virtual thread
 * of the call's own, outside of every transaction and lock. Never throws: whatever a provider does
 * after it was called to publish, short of a clear answer, is «unknown».
 */
public final class PublicationCalls {
  /** In the last tenth of its life a node sends nothing more. */
  private static final int LAST_PART_OF_A_LIFE = 10;

  private static final Logger LOG = LoggerFactory.getLogger(PublicationCalls.class);

  private final AccountSessions sessions;
  private final CallPreparation preparation;
  private final NetworkClients clients;
  private final MediaFiles files;
  private final RateReports rates;
  private final InstantSource clock;
  private final Store store;
  private final Supplier<Duration> life;
  private final Outcomes outcomes;
  private final EngineLimits limits;

  /**
   * Needs what stands between the engine and a provider.
   *
   * @param life how long the other nodes certainly leave this one alone
   */
  public PublicationCalls(
      Store store,
      AccountSessions sessions,
      NetworkClients clients,
      MediaFiles files,
      RateReports rates,
      InstantSource clock,
      RandomGenerator random,
      Supplier<Duration> life,
      EngineLimits limits) {
    this.sessions = sessions;
    this.preparation = new CallPreparation(sessions, files);
    this.clients = clients;
    this.files = files;
    this.rates = rates;
    this.clock = clock;
    this.store = store;
    this.life = life;
    this.outcomes = new Outcomes(limits, random);
    this.limits = limits;
  }

  /** Publishes, or asks, as the claim says. */
  public Outcome call(Claim claim, LiveProvider live) {
    PreparedCall prepared;
    try {
      prepared = preparation.of(claim, live.descriptor());
    } catch (AccountUnavailable e) {
      return outcomes.unavailable(claim, e);
    } catch (NetworkException | IOException e) {
      return outcomes.notCalledForNow(claim, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return outcomes.notCalledForNow(claim, "It was interrupted before the network was called.");
    } catch (RuntimeException | Error e) {
      LOG.error("Preparing publication {} failed", claim.publication(), e);
      return outcomes.notCalledForNow(claim, "It could not be prepared: an internal error.");
    }
    return switch (claim.kind()) {
      case PUBLISH -> publish(claim, live, prepared);
      case RECONCILE -> reconcile(claim, live, prepared);
    };
  }

  private Outcome publish(Claim claim, LiveProvider live, PreparedCall prepared) {
    if (callTime(claim, live).isZero()) {
      return outcomes.notCalledForNow(claim, "Preparing it took too long.");
    }
    CallMemory memory = new CallMemory(store, claim);
    PublishResult result = tryToPublish(claim, live, prepared, memory);
    return stop(result) instanceof PublishResult.ReauthorizationRequired refused
            && refused.missingScopes().isEmpty()
        ? publishWithNewToken(claim, live, prepared, result, memory)
        : finished(claim, result);
  }

  /** What kept the call from publishing all. */
  private static PublishResult stop(PublishResult result) {
    return result instanceof PublishResult.PublishedInPart part ? part.stoppedBy() : result;
  }

  private Outcome publishWithNewToken(
      Claim claim,
      LiveProvider live,
      PreparedCall prepared,
      PublishResult first,
      CallMemory memory) {
    Claim known = Outcomes.known(claim, first);
    AccountSession fresh;
    try {
      fresh = sessions.refreshed(prepared.session());
    } catch (AccountUnavailable e) {
      return outcomes.inPart(known, outcomes.unavailable(claim, e));
    } catch (NetworkException e) {
      return failedForNow(known, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      return failedForNow(known, "It was interrupted before the network was called.");
    } catch (RuntimeException | Error e) {
      LOG.error("Refreshing the token of account {} failed", claim.account(), e);
      return failedForNow(known, "The account's token could not be refreshed.");
    }
    if (callTime(claim, live).compareTo(EngineLimits.MIN_PAUSE) < 0) {
      return failedForNow(known, "The account's token ran out in the middle of the call.");
    }
    PublishResult second = tryToPublish(claim, live, prepared.again(fresh, memory), memory);
    if (stop(second) instanceof PublishResult.ReauthorizationRequired again
        && again.missingScopes().isEmpty()) {
      // The network gave this token a moment ago: its refusal tells nothing about the grant.
      return failedForNow(Outcomes.known(known, second), again.reason());
    }
    return finished(known, second);
  }

  private Outcome failedForNow(Claim claim, String reason) {
    return outcomes.inPart(claim, outcomes.failedForNow(claim, reason));
  }

  private void markForReconnecting(Claim claim, String reason, Set<String> missingScopes) {
    try {
      sessions.needsReconnect(claim.account(), reason, missingScopes);
    } catch (RuntimeException e) {
      LOG.warn("Account {} could not be marked for reconnecting", claim.account(), e);
    }
  }

  private Outcome finished(Claim claim, PublishResult result) {
    try {
      if (stop(result) instanceof PublishResult.ReauthorizationRequired refused) {
        markForReconnecting(claim, refused.reason(), refused.missingScopes());
      }
      if (stop(result) instanceof PublishResult.RateLimited pause) {
        rates.limited(
            claim.provider(),
            claim.account(),
            pause.scope(),
            EngineLimits.bounded(pause.retryAfter()),
            pause.reason());
      }
      return outcomes.of(claim, result, clock.instant());
    } catch (RuntimeException e) {
      LOG.error("Provider {} gave a malformed answer", claim.provider(), FaultTrace.of(e));
      return outcomes.inPart(claim, outcomes.unknown("The provider gave a malformed answer."));
    }
  }

  private PublishResult tryToPublish(
      Claim claim, LiveProvider live, PreparedCall prepared, CallMemory memory) {
    PublishContext context = context(claim, live, prepared.session(), memory);
    try {
      // A provider may break its promise of an answer.
      @Nullable PublishResult answer = live.provider().publish(prepared.request(), context);
      return answer == null ? new PublishResult.Unknown("The provider gave no answer.") : answer;
    } catch (InterruptedException e) {
      return new PublishResult.Unknown("The call was interrupted.");
    } catch (Exception | Error e) {
      LOG.error(
          "Provider {} failed on publication {}",
          claim.provider(),
          claim.publication(),
          FaultTrace.of(e));
      return new PublishResult.Unknown(
          "The provider failed with " + e.getClass().getSimpleName() + ".");
    }
  }

  private Outcome reconcile(Claim claim, LiveProvider live, PreparedCall prepared) {
    Claim.Asked asked = claim.asked().orElseThrow();
    PublishAttempt attempt =
        new PublishAttempt(
            prepared.request(), asked.startedAt(), asked.number(), claim.questions());
    PublishContext context = context(claim, live, prepared.session(), new CallMemory(store, claim));
    try {
      @Nullable ReconcileResult answer = live.provider().reconcile(attempt, context);
      return answer == null
          ? outcomes.askAgain(claim, "The provider gave no answer.")
          : outcomes.of(claim, answer);
    } catch (NetworkException e) {
      return refusedToTell(claim, prepared.session(), e);
    } catch (InterruptedException e) {
      return outcomes.askAgain(claim, "The question was interrupted.");
    } catch (Exception | Error e) {
      LOG.error(
          "Provider {} failed asking about {}",
          claim.provider(),
          claim.publication(),
          FaultTrace.of(e));
      return outcomes.askAgain(
          claim, "The provider failed with " + e.getClass().getSimpleName() + ".");
    }
  }

  private Outcome refusedToTell(Claim claim, AccountSession session, NetworkException refusal) {
    String reason = String.valueOf(refusal.getMessage());
    return switch (refusal.kind()) {
      case TOKEN_REJECTED -> afterRefresh(claim, session, reason);
      case SCOPE_MISSING -> {
        markForReconnecting(claim, reason, refusal.missingScopes());
        yield Outcome.of(PublicationStates.Event.HOLD, "ACCOUNT_REFUSED", reason);
      }
      case TEMPORARY, RATE_LIMITED, REFUSED -> outcomes.askAgain(claim, reason);
    };
  }

  private Outcome afterRefresh(Claim claim, AccountSession session, String reason) {
    try {
      AccountSession ignored = sessions.refreshed(session);
      return outcomes.askAgain(claim, reason);
    } catch (AccountUnavailable e) {
      return outcomes.unavailable(claim, e);
    } catch (NetworkException | InterruptedException | RuntimeException e) {
      return outcomes.askAgain(claim, reason);
    }
  }

  /** How long a call may take now: what the provider declared, and well within the lease. */
  private Duration callTime(Claim claim, LiveProvider live) {
    Duration left = claim.lease().remaining().minus(limits.margin());
    Duration declared = live.descriptor().publishDeadline();
    Duration time = left.compareTo(declared) < 0 ? left : declared;
    return time.isNegative() ? Duration.ZERO : time;
  }

  private PublishContext context(
      Claim claim, LiveProvider live, AccountSession session, CallMemory memory) {
    Deadline deadline = Deadline.in(callTime(claim, live));
    return new CallContext(
        claim,
        session,
        whileAlive(clients.until(deadline, live.descriptor())),
        deadline,
        files,
        memory,
        rates,
        clock);
  }

  /**
   * Looks before every request whether the other nodes still leave this one alone: after a
   * stand-still they may have asked the network already, and publish it again.
   */
  private NetworkClient whileAlive(NetworkClient client) {
    return request -> {
      if (life.get().compareTo(limits.life().dividedBy(LAST_PART_OF_A_LIFE)) < 0) {
        throw new NetworkClient.NotSent(
            "This node could not reach its database for too long, so nothing is sent.",
            new HttpTimeoutException("given up by the other nodes"));
      }
      return client.send(request);
    };
  }
}

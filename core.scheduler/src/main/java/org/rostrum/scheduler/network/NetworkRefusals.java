package org.rostrum.scheduler.network;

import java.time.Duration;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;

/** Turns what a network said into what a face is told. */
public final class NetworkRefusals {
  /** How long to wait where a network said «too many» without saying how long. */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private NetworkRefusals() {}

  /** A refusal with the network's reason. */
  public static RequestRefused of(NetworkException refusal) {
    String message = String.valueOf(refusal.getMessage());
    return switch (refusal.kind()) {
      case TEMPORARY -> RequestRefused.of(Reason.NETWORK, "network-unreachable", message);
      case RATE_LIMITED -> RequestRefused.tooMany("network-rate-limit", message, PAUSE);
      case TOKEN_REJECTED -> RequestRefused.of(Reason.CONFLICT, "token-rejected", message);
      case SCOPE_MISSING -> RequestRefused.of(Reason.CONFLICT, "scope-missing", message);
      case REFUSED -> RequestRefused.of(Reason.NETWORK, "network-refused", message);
    };
  }

  /** A refusal because the platform is stopping; keeps the thread's mark. */
  public static RequestRefused interrupted() {
    Thread.currentThread().interrupt();
    return RequestRefused.of(
        Reason.UNAVAILABLE, "interrupted", "The call was ended. Try again in a moment.");
  }
}

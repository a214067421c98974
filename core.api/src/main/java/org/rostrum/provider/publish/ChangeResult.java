package org.rostrum.provider.publish;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.content.ContentProblem;

/**
 * What came of changing or removing a post on the network. Texts are shown to people: they name the
 * thing and the way out, and hold no secret.
 */
public sealed interface ChangeResult {

  /**
   * The post says what it shall say, or is gone as asked.
   *
   * @param url its public address, if it is there and the address is another one now
   */
  record Done(Optional<URI> url) implements ChangeResult {}

  /** There is no such post on the network any more. */
  record Gone() implements ChangeResult {}

  /**
   * The network does not want the change; trying again alters nothing.
   *
   * @param problems why; at least one
   */
  record Rejected(List<ContentProblem> problems) implements ChangeResult {
    /** Copies the problems. */
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("A rejection names at least one problem");
      }
    }
  }

  /**
   * Nothing was changed because of a limit; the host waits.
   *
   * @param retryAfter how long, from now
   * @param scope who must wait
   * @param reason which limit, for people
   */
  record RateLimited(Duration retryAfter, RateLimit.Scope scope, String reason)
      implements ChangeResult {}

  /**
   * Nothing was changed because the network does not accept the token. The host refreshes it once
   * if no scope is missing; otherwise it asks a person to connect the account again.
   *
   * @param reason for people
   * @param missingScopes scopes the account would have to grant; empty if none are known
   */
  record ReauthorizationRequired(String reason, Set<String> missingScopes) implements ChangeResult {
    /** Copies the scopes. */
    public ReauthorizationRequired {
      missingScopes = Set.copyOf(missingScopes);
    }
  }

  /**
   * Nothing was changed, and that is certain.
   *
   * @param retryable whether another try may succeed
   * @param reason for people
   */
  record Failed(boolean retryable, String reason) implements ChangeResult {}

  /**
   * The call may or may not have changed the post.
   *
   * @param reason what happened, for people
   */
  record Unknown(String reason) implements ChangeResult {}
}

package org.rostrum.provider.publish;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.content.ContentProblem;

/**
 * What came of publishing. Texts are shown to people: they name the thing and the way out, and hold
 * no secret.
 */
public sealed interface PublishResult {
  /** The longest network's id of a post, in UTF-16 units. */
  int MAX_REMOTE_ID = 255;

  /**
   * The post exists, with every {@linkplain org.rostrum.provider.content.Content#replies() reply}
   * that it was to have. With an id that is blank, too long or holds control characters, the host
   * does not believe it and asks with {@code reconcile}.
   *
   * @param remoteId the network's id of the post, not of a reply; at most {@value #MAX_REMOTE_ID}
   *     UTF-16 units
   * @param url its public address, if the network has one
   */
  record Published(String remoteId, Optional<URI> url) implements PublishResult {}

  /**
   * The post exists, and replies to it are still to come. From now on nobody can change the content
   * or call it off. What stopped the rest is the answer for the first reply that is missing, in the
   * words of a post: «nothing was created» is said of that reply.
   *
   * <ul>
   *   <li>{@link InProgress}: the call would have taken too long, or the network is still working
   *       on it; the host calls again.
   *   <li>{@link RateLimited}: the host waits, and calls again.
   *   <li>{@link ReauthorizationRequired}: the host refreshes the token once and calls again;
   *       otherwise it waits until a person has connected the account again.
   *   <li>{@link Failed} that is retryable: the host calls again after a pause, 8 times.
   *   <li>{@link Failed} otherwise, and {@link Rejected}: a person is told what is there and what
   *       is missing, and decides.
   * </ul>
   *
   * <p>Every later call is handed the checkpoint that was saved last: it must say which replies are
   * there. With an id that {@link Published} could not have, the host asks with {@code reconcile}.
   *
   * @param remoteId the network's id of the post
   * @param url its public address, if the network has one
   * @param stoppedBy what stopped the rest
   */
  record PublishedInPart(String remoteId, Optional<URI> url, Stop stoppedBy)
      implements PublishResult {}

  /** What may stop a thread after its first post: answers that are certain of what exists. */
  sealed interface Stop extends PublishResult {}

  /**
   * The network is working on it; the host calls again.
   *
   * @param checkpoint the provider's notes, as for {@link PublishContext#checkpoint}
   * @param checkAfter when to call again, from now
   * @param detail what it waits for, for people
   */
  record InProgress(String checkpoint, Duration checkAfter, String detail) implements Stop {}

  /**
   * The network does not want this content; trying again changes nothing.
   *
   * @param problems why; at least one
   */
  record Rejected(List<ContentProblem> problems) implements Stop {
    /** Copies the problems. */
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("A rejection names at least one problem");
      }
    }
  }

  /**
   * Nothing was created because of a limit; the host waits.
   *
   * @param retryAfter how long, from now
   * @param scope who must wait
   * @param reason which limit, for people
   */
  record RateLimited(Duration retryAfter, RateLimit.Scope scope, String reason) implements Stop {}

  /**
   * Nothing was created because the network does not accept the token. The host refreshes it once
   * if no scope is missing; otherwise it asks a person to connect the account again.
   *
   * @param reason for people
   * @param missingScopes scopes the account would have to grant; empty if none are known
   */
  record ReauthorizationRequired(String reason, Set<String> missingScopes) implements Stop {
    /** Copies the scopes. */
    public ReauthorizationRequired {
      missingScopes = Set.copyOf(missingScopes);
    }
  }

  /**
   * Nothing was created, and that is certain.
   *
   * @param retryable whether another try may succeed
   * @param reason for people
   */
  record Failed(boolean retryable, String reason) implements Stop {}

  /**
   * The call that creates the post, or a reply to it, may or may not have reached the network.
   * Never sent again before {@code reconcile} has answered.
   *
   * @param reason what happened, for people
   */
  record Unknown(String reason) implements PublishResult {}
}

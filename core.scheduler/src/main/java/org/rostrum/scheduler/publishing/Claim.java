package org.rostrum.scheduler.publishing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.content.Content;
import org.rostrum.scheduler.network.Deadline;

/**
 * A publication that this process holds under a lease, with its content as it was when it was
 * claimed. Its attempt is already written down.
 *
 * @param publication which
 * @param workspace whose
 * @param account where to
 * @param grant the version of the account's grant when it was claimed; 0 if the account is gone
 * @param provider through which provider
 * @param kind whether to publish or to ask
 * @param before the state in which it was claimed
 * @param fence raised by this claim; its outcome is believed only with it
 * @param attempt the number of the attempt, from 1
 * @param retries how many failures came before
 * @param questions how often it was asked before
 * @param scheduledFor when it is meant to appear
 * @param content the content, media as uploaded
 * @param options the publication's own options
 * @param checkpoint the provider's notes so far
 * @param part where the post is, if it is there already and not all that is to follow it
 * @param asked the attempt that is asked about, for {@code RECONCILE}
 * @param lease when the lease ends, by a clock that nobody can set
 */
public record Claim(
    UUID publication,
    UUID workspace,
    UUID account,
    long grant,
    String provider,
    Kind kind,
    PublicationState before,
    long fence,
    int attempt,
    int retries,
    int questions,
    Instant scheduledFor,
    Content content,
    Map<String, String> options,
    Optional<String> checkpoint,
    Optional<Outcome.Posted> part,
    Optional<Asked> asked,
    Deadline lease) {

  /** What an attempt does; the names stand in the database. */
  public enum Kind {
    /** It creates the post. */
    PUBLISH,
    /** It asks what became of an attempt before. */
    RECONCILE
  }

  /**
   * The attempt whose outcome is unknown.
   *
   * @param startedAt when it, or the first of those that continued each other, began
   * @param number its number
   */
  public record Asked(Instant startedAt, int number) {}

  /** Copies the options. */
  public Claim {
    options = Map.copyOf(options);
  }

  /** The same, of which it is known meanwhile that the post is there. */
  Claim withPart(Outcome.Posted there) {
    return new Claim(
        publication,
        workspace,
        account,
        grant,
        provider,
        kind,
        before,
        fence,
        attempt,
        retries,
        questions,
        scheduledFor,
        content,
        options,
        checkpoint,
        Optional.of(there),
        asked,
        lease);
  }

  /** The state in which the publication is while this claim holds it. */
  public PublicationState held() {
    return kind == Kind.PUBLISH ? PublicationState.PUBLISHING : PublicationState.UNCERTAIN;
  }

  /** Whether the network was still working on it when it was claimed. */
  public boolean resumes() {
    return before == PublicationState.PUBLISHING;
  }
}

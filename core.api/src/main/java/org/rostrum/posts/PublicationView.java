package org.rostrum.posts;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A post going to one account.
 *
 * @param id its id
 * @param postId the post
 * @param accountId the account; kept when the account is gone
 * @param accountName the account's name at the time
 * @param providerId the network
 * @param state where it stands
 * @param reason why it stands there, for people; may be empty
 * @param next what happens next, for people; may be empty
 * @param dueAt when it is meant to appear; empty for a draft
 * @param nextAt when something happens next by itself; empty if nothing does
 * @param publishedAt when the network had it
 * @param url its public address
 * @param attempts how many attempts there were
 * @param title what a list shows: the title, or the beginning of the text
 * @param thumbnail the first piece of media
 * @param queued whether it took a slot of its account's queue; kept when it is published from there
 * @param recurrence the recurrence that its post is the template or an occurrence of
 * @param decisions what a person may decide about it now; empty if it takes no decision
 * @param presence how it stands on the network; empty unless it is published
 * @param environment the label of its account's environment; empty if the network has one only, or
 *     if the account was disconnected
 */
public record PublicationView(
    UUID id,
    UUID postId,
    UUID accountId,
    String accountName,
    String providerId,
    PublicationState state,
    String reason,
    String next,
    Optional<Instant> dueAt,
    Optional<Instant> nextAt,
    Optional<Instant> publishedAt,
    Optional<URI> url,
    int attempts,
    String title,
    Optional<UUID> thumbnail,
    boolean queued,
    Optional<RecurrenceLink> recurrence,
    Set<Decision> decisions,
    Optional<Presence> presence,
    Optional<String> environment) {
  /** Copies the decisions. */
  public PublicationView {
    decisions = Set.copyOf(decisions);
  }

  /**
   * A publication that is not queued, does not recur and takes no decision.
   *
   * @param id its id
   * @param postId the post
   * @param accountId the account
   * @param accountName the account's name at the time
   * @param providerId the network
   * @param state where it stands
   * @param reason why it stands there
   * @param next what happens next
   * @param dueAt when it is meant to appear
   * @param nextAt when something happens next by itself
   * @param publishedAt when the network had it
   * @param url its public address
   * @param attempts how many attempts there were
   * @param title what a list shows
   * @param thumbnail the first piece of media
   */
  public PublicationView(
      UUID id,
      UUID postId,
      UUID accountId,
      String accountName,
      String providerId,
      PublicationState state,
      String reason,
      String next,
      Optional<Instant> dueAt,
      Optional<Instant> nextAt,
      Optional<Instant> publishedAt,
      Optional<URI> url,
      int attempts,
      String title,
      Optional<UUID> thumbnail) {
    this(
        id,
        postId,
        accountId,
        accountName,
        providerId,
        state,
        reason,
        next,
        dueAt,
        nextAt,
        publishedAt,
        url,
        attempts,
        title,
        thumbnail,
        false,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }
}

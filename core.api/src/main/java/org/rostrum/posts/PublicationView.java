package org.rostrum.posts;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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
    Optional<UUID> thumbnail) {}

package org.rostrum.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API token, without the token itself.
 *
 * @param id its id
 * @param name what it is for
 * @param permissions what it allows
 * @param createdAt when it was made
 * @param expiresAt when it ends; empty for never
 * @param lastUsedAt about when it was last used, to the hour
 */
public record ApiTokenView(
    UUID id,
    String name,
    Set<Permission> permissions,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {}

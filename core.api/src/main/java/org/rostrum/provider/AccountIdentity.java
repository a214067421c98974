package org.rostrum.provider;

import java.net.URI;
import java.util.Optional;

/**
 * Who an account is on its network.
 *
 * @param remoteId the network's own, unchanging id, different for every account on all servers of
 *     the network; 1 to 255 characters
 * @param displayName the name people read
 * @param handle the name people type, without a leading sign such as {@code @}; may be empty
 * @param profileUrl the public page
 * @param avatarUrl the picture
 */
public record AccountIdentity(
    String remoteId,
    String displayName,
    String handle,
    Optional<URI> profileUrl,
    Optional<URI> avatarUrl) {}

package org.rostrum.posts;

import java.util.UUID;

/**
 * A piece of media in a post.
 *
 * @param mediaId which
 * @param altText what it shows, for people who cannot see it; may be empty
 */
public record MediaUse(UUID mediaId, String altText) {}

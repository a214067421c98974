package org.rostrum.posts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When a draft is meant to appear.
 *
 * @param at the instant, at most {@link Posts#MAX_AHEAD} from now
 * @param postId the post that is being changed, so that it does not count against itself; empty for
 *     a new one
 */
public record PlannedTime(Instant at, Optional<UUID> postId) {}

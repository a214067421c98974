package org.rostrum.posts;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to publish a publication, or one question to the network about a try.
 *
 * @param number from 1
 * @param startedAt when it was written down, before the network was called
 * @param endedAt when its outcome was; empty while it is not known
 * @param outcome what came of it, for example {@code PUBLISHED}, {@code UNKNOWN}; {@code RUNNING}
 *     while it is not known
 * @param detail why, for people; may be empty
 * @param node which process made it
 */
public record AttemptView(
    int number,
    Instant startedAt,
    Optional<Instant> endedAt,
    String outcome,
    String detail,
    String node) {}

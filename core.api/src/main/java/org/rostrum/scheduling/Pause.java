package org.rostrum.scheduling;

import java.time.Instant;

/**
 * That a queue is paused.
 *
 * @param since since when
 * @param by who paused it, in words at that time
 * @param reason why; may be empty
 */
public record Pause(Instant since, String by, String reason) {}

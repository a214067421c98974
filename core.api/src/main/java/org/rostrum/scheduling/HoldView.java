package org.rostrum.scheduling;

import java.time.Instant;

/**
 * A hold that is in force.
 *
 * @param scope what is on hold
 * @param since since when
 * @param by who put it on hold, in words at that time
 * @param reason why; may be empty
 */
public record HoldView(HoldScope scope, Instant since, String by, String reason) {}

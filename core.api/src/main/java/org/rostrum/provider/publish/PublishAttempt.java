package org.rostrum.provider.publish;

import java.time.Instant;

/**
 * An attempt whose outcome is unknown.
 *
 * @param request what was to be published, with the last checkpoint
 * @param startedAt just before the attempt began, by the host's clock; the network's may differ by
 *     minutes
 * @param number which attempt of the publication, from 1
 * @param reconciliations how often reconciling it was tried before, from 0
 */
public record PublishAttempt(
    PublishRequest request, Instant startedAt, int number, int reconciliations) {}

package org.rostrum.events;

import java.time.Instant;

/**
 * Something changed; whoever shows it asks the services for what is new.
 *
 * @param id grows with each event that one start of a node tells; no other start has the same
 * @param topic what kind of thing: {@code post}, {@code publication}, {@code account}, {@code
 *     provider}, {@code media}, {@code queue}, {@code recurrence}, {@code hold}, {@code
 *     missed-policy}, {@code statistics}, {@code bundle}
 * @param subject the id of the thing
 * @param change what happened, for example {@code published}
 * @param at when
 */
public record LiveEvent(long id, String topic, String subject, String change, Instant at) {}

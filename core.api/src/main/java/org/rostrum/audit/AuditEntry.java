package org.rostrum.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that somebody did.
 *
 * @param id grows with time
 * @param at when
 * @param actor who, in words at that time
 * @param action what, for example {@code account.connected}
 * @param subject on what, for example the id of an account; may be empty
 * @param detail further words, without secrets; may be empty
 */
public record AuditEntry(
    UUID id, Instant at, String actor, String action, String subject, String detail) {}

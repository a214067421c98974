package org.rostrum.hosting;

import java.time.Instant;

/**
 * A file that was refused as a provider bundle.
 *
 * @param id of the entry
 * @param fileName as it was given
 * @param at when it was refused
 * @param code what kind of fault, stable, for example {@code bundle-exports}
 * @param reason for people: what is wrong and the way out
 * @param fingerprint SHA-256 of the file in hexadecimal; empty text if it was not read to its end
 * @param bytes its size as far as it was read
 */
public record QuarantineView(
    String id,
    String fileName,
    Instant at,
    String code,
    String reason,
    String fingerprint,
    long bytes) {}

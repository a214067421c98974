package org.rostrum.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of publications whose time passed without anything being sent.
 *
 * @param version grows with every change; hand it back when changing it
 * @param publishLateUpTo those that are late by this much or less are published late; later ones
 *     need a decision
 * @param changedBy who set it, in words at that time; empty for the default
 * @param changedAt when it was set; empty for the default
 */
public record MissedPolicy(
    long version,
    Duration publishLateUpTo,
    Optional<String> changedBy,
    Optional<Instant> changedAt) {}

package org.rostrum.scheduler.analytics;

import java.util.UUID;

/** An account whose figures are to be collected. */
record CollectedAccount(UUID id, UUID workspace, String providerId) {}

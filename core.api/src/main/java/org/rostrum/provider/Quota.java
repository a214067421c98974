package org.rostrum.provider;

import java.util.Optional;
import org.rostrum.provider.settings.VisibleWhen;

/**
 * So many publications in a stretch of time as a network allows with a certain level of access. The
 * host plans with it: it says at once when more is scheduled than the network will take, and which
 * time is free. Other than a {@link RateLimit} it holds nothing back; the network's own answer
 * does.
 *
 * @param limit how many, counted for each account
 * @param when the service setting that tells whether it is in force; empty for always
 */
public record Quota(RateLimit limit, Optional<VisibleWhen> when) {}

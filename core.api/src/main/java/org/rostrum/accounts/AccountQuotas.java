package org.rostrum.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * What the networks allow an account to publish, planned ahead. Counts what was published and what
 * is scheduled; calls no network. Safe for use by many threads.
 */
@ProviderType
public interface AccountQuotas {
  /**
   * Tells what is used of the quotas in force for an account.
   *
   * @param caller needs READ
   * @param accountId which
   * @param at for which instant something is planned; empty for now
   * @return a quota each; empty if the network declares none
   * @throws RequestRefused NOT_FOUND
   */
  List<QuotaUse> of(Caller caller, UUID accountId, Optional<Instant> at);
}

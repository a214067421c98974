package org.rostrum.scheduler.accounts;

import java.util.List;
import java.util.UUID;
import org.rostrum.provider.RateLimit;

/** Which quotas of their networks are in force for accounts. */
@FunctionalInterface
public interface QuotaLimits {
  /** No account has any. */
  QuotaLimits NONE = account -> List.of();

  /**
   * The quotas of an account, by its network and the settings of its environment. Reads the
   * database, so not for inside a transaction.
   *
   * @return the quotas; empty if there are none, or there is no such account
   */
  List<RateLimit> of(UUID account);
}

package org.rostrum.scheduling;

import java.util.UUID;

/** What is on hold. */
public sealed interface HoldScope {
  /** Everything of this installation, in every workspace. */
  record Instance() implements HoldScope {}

  /**
   * The accounts of one network, in the caller's workspace.
   *
   * @param providerId which network
   */
  record Network(String providerId) implements HoldScope {}

  /**
   * One account.
   *
   * @param accountId which
   */
  record Account(UUID accountId) implements HoldScope {}
}

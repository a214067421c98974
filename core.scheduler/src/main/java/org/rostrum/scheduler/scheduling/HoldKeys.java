package org.rostrum.scheduler.scheduling;

import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.scheduling.HoldScope;

/** Names what is on hold in one word, so that it is on hold once. */
final class HoldKeys {
  static final String INSTANCE = "instance";

  private HoldKeys() {}

  static String of(Caller caller, HoldScope scope) {
    return switch (scope) {
      case HoldScope.Instance instance -> INSTANCE;
      case HoldScope.Network network -> network(caller.workspaceId(), network.providerId());
      case HoldScope.Account account -> account(account.accountId());
    };
  }

  static String network(UUID workspace, String provider) {
    return "network:" + workspace + ':' + provider;
  }

  static String account(UUID account) {
    return "account:" + account;
  }
}

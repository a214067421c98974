package org.rostrum.web.admin.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;

/** A hold; {@code subject} is the network or the account, and absent for the whole installation. */
public record HoldJson(
    Scope scope, @Nullable String subject, Instant since, String by, String reason) {

  /** What kind of thing is on hold. */
  public enum Scope {
    INSTANCE,
    NETWORK,
    ACCOUNT
  }

  /** The JSON form. */
  public static HoldJson of(HoldView hold) {
    return switch (hold.scope()) {
      case HoldScope.Instance ignored -> of(hold, Scope.INSTANCE, null);
      case HoldScope.Network network -> of(hold, Scope.NETWORK, network.providerId());
      case HoldScope.Account account -> of(hold, Scope.ACCOUNT, account.accountId().toString());
    };
  }

  private static HoldJson of(HoldView hold, Scope scope, @Nullable String subject) {
    return new HoldJson(scope, subject, hold.since(), hold.by(), hold.reason());
  }
}

package org.rostrum.web.admin.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.MissedPolicy;
import org.rostrum.scheduling.MissedPublications;

/** The policy, in memory. */
public final class FakeMissed implements MissedPublications {
  public volatile MissedPolicy policy =
      new MissedPolicy(0, DEFAULT_PUBLISH_LATE, Optional.empty(), Optional.empty());

  @Override
  public MissedPolicy policy(Caller caller) {
    return policy;
  }

  @Override
  public MissedPolicy change(Caller caller, long version, Duration publishLateUpTo) {
    if (version != policy.version()) {
      throw RequestRefused.of(
          RequestRefused.Reason.STALE, "policy-changed", "Somebody changed it meanwhile.");
    }
    policy =
        new MissedPolicy(
            version + 1, publishLateUpTo, Optional.of("Ada"), Optional.of(Instant.EPOCH));
    return policy;
  }
}

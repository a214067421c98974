package org.rostrum.web.admin.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.MissedPolicy;
import org.rostrum.scheduling.MissedPublications;

/** What becomes of publications whose time passed; the bounds are those of what may be set. */
public record MissedPolicyJson(
    long version,
    long publishLateUpToMinutes,
    long leastMinutes,
    long mostMinutes,
    @Nullable String changedBy,
    @Nullable Instant changedAt)
    implements Versioned {

  /** What to change it to. */
  public record NewPolicy(@Nullable Integer publishLateUpToMinutes) {}

  /** The JSON form. */
  public static MissedPolicyJson of(MissedPolicy policy) {
    return new MissedPolicyJson(
        policy.version(),
        policy.publishLateUpTo().toMinutes(),
        MissedPublications.MIN_PUBLISH_LATE.toMinutes(),
        MissedPublications.MAX_PUBLISH_LATE.toMinutes(),
        policy.changedBy().orElse(null),
        policy.changedAt().orElse(null));
  }
}

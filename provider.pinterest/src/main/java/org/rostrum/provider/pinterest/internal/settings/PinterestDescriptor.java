package org.rostrum.provider.pinterest.internal.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.Icon;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.Quota;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.pinterest.internal.analytics.PinterestMetrics;
import org.rostrum.provider.settings.VisibleWhen;

/** Describes Pinterest as data. */
public final class PinterestDescriptor {
  /** The provider's id, for ever. */
  public static final String ID = "pinterest";

  /**
   * The largest video takes about that long on a line of 5 Mbit/s. Every single call of a pin
   * without a video ends much sooner, by limits of its own.
   */
  static final Duration PUBLISH_DEADLINE = Duration.ofHours(1);

  private static final int MAX_CONCURRENCY = 8;

  /** Category {@code org_write} with Standard access, per user and app. */
  private static final int WRITES_A_MINUTE = 100;

  /** Category {@code org_write} with Trial access, per user and app. */
  private static final int TRIAL_WRITES_A_DAY = 300;

  private PinterestDescriptor() {}

  /**
   * Describes the network.
   *
   * @param environments what the operator can choose from
   * @return the description
   */
  public static ProviderDescriptor with(Environments environments) {
    return ProviderDescriptor.of(ID, "Pinterest")
        .icon(new Icon("P", "#BD081C", ""))
        .serviceSettings(ServiceForm.schema(environments))
        .publicationOptions(PinForm.options())
        .contentRules(PinForm.rules())
        .preview(PinPreview.STYLE)
        .rateLimits(
            List.of(
                new RateLimit(
                    "pins a minute",
                    RateLimit.Scope.ACCOUNT,
                    WRITES_A_MINUTE,
                    Duration.ofMinutes(1))))
        .maxConcurrency(MAX_CONCURRENCY)
        .publishDeadline(PUBLISH_DEADLINE)
        .setupGuide(SetupGuide.steps(environments))
        .reviewWalk(ReviewWalk.shots(environments))
        .quotas(
            List.of(
                quota("pins a day", TRIAL_WRITES_A_DAY, Duration.ofDays(1), ServiceForm.TRIAL),
                quota(
                    "pins a minute", WRITES_A_MINUTE, Duration.ofMinutes(1), ServiceForm.STANDARD)))
        .metrics(PinterestMetrics.ALL)
        .environmentSetting(ServiceForm.ENVIRONMENT)
        .environments(environments.known())
        .build();
  }

  private static Quota quota(String name, int permits, Duration window, String access) {
    return new Quota(
        new RateLimit(name, RateLimit.Scope.ACCOUNT, permits, window),
        Optional.of(new VisibleWhen(ServiceForm.ACCESS, Set.of(access))));
  }
}

package org.rostrum.provider.bluesky.internal.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.Icon;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.Quota;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.bluesky.internal.account.AccountHome;
import org.rostrum.provider.bluesky.internal.analytics.BlueskyMetrics;
import org.rostrum.provider.bluesky.internal.xrpc.LimitHeaders;
import org.rostrum.provider.content.PreviewStyle;
import org.rostrum.provider.content.PreviewStyle.Part;

/** Describes Bluesky as data. */
public final class BlueskyDescriptor {
  /** The provider's id, for ever. */
  public static final String ID = "bluesky";

  /** The largest video on a line of 1 Mbit/s; a call without a video ends much sooner. */
  static final Duration PUBLISH_DEADLINE = Duration.ofMinutes(15);

  private static final int MAX_CONCURRENCY = 8;
  private static final int CORNER_RADIUS = 12;
  private static final int TEXT_LINES = 12;

  /** A butterfly of our own. */
  private static final Icon ICON =
      new Icon(
          "B",
          "#0B63D6",
          "M12 11.4C10.6 8.2 7 4.2 3.3 3.6 2.4 3.5 2 4.2 2 5c0 2.7.9 8.2 3.5 9.2 1.4.5 2.8.4"
              + " 4 .2-1.9.4-4.1 1.3-2.9 3.6 2 3.7 4.5 1.2 5.4-2.1.9 3.3 3.4 5.8 5.4 2.1"
              + " 1.2-2.3-1-3.2-2.9-3.6 1.2.2 2.6.3 4-.2C21.1 13.2 22 7.7 22 5c0-.8-.4-1.5-1.3-1.4"
              + "C17 4.2 13.4 8.2 12 11.4Z");

  private BlueskyDescriptor() {}

  /**
   * Describes the network.
   *
   * @return the description
   */
  public static ProviderDescriptor describe() {
    List<RateLimit> limits =
        List.of(
            limit("posts an hour", LimitHeaders.POINTS_AN_HOUR, Duration.ofHours(1)),
            limit("posts a day", LimitHeaders.POINTS_A_DAY, Duration.ofDays(1)));
    return ProviderDescriptor.of(ID, "Bluesky")
        .icon(ICON)
        .serviceSettings(ServiceForm.schema())
        .accountHome(AccountHome.SCHEMA)
        .publicationOptions(PostForm.options())
        .contentRules(PostForm.rules())
        .preview(
            new PreviewStyle(
                List.of(Part.ACCOUNT, Part.TEXT, Part.MEDIA, Part.TITLE, Part.LINK),
                CORNER_RADIUS,
                TEXT_LINES,
                Optional.empty(),
                ""))
        .rateLimits(limits)
        .quotas(limits.stream().map(limit -> new Quota(limit, Optional.empty())).toList())
        .maxConcurrency(MAX_CONCURRENCY)
        .publishDeadline(PUBLISH_DEADLINE)
        .setupGuide(SetupGuide.steps())
        .metrics(BlueskyMetrics.ALL)
        .build();
  }

  private static RateLimit limit(String name, int points, Duration window) {
    return new RateLimit(
        name, RateLimit.Scope.ACCOUNT, points / LimitHeaders.POINTS_A_POST, window);
  }
}

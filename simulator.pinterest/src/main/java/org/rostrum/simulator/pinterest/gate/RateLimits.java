package org.rostrum.simulator.pinterest.gate;

import java.time.Duration;
import java.util.List;

/**
 * The quotas of an app and user. An empty list means no limit and no header.
 *
 * @param reading for operations of category org_read
 * @param writing for operations of category org_write
 * @param analytics for operations of category org_analytics
 */
public record RateLimits(List<Quota> reading, List<Quota> writing, List<Quota> analytics) {

  private static final int ANALYTICS_A_MINUTE = 60;
  private static final int ANALYTICS_A_TRIAL_DAY = 1_000;

  private static final Quota SAFETY_NET =
      new Quota("safety_net_app_id_user_id", 100, Duration.ofSeconds(1));

  public RateLimits {
    reading = List.copyOf(reading);
    writing = List.copyOf(writing);
    analytics = List.copyOf(analytics);
  }

  /** Standard access: 100 a second; 1,000 reads, 100 writes and 60 of analytics a minute. */
  public static RateLimits standard() {
    return of(1000, 100, ANALYTICS_A_MINUTE, Duration.ofMinutes(1));
  }

  /** Trial access: 1,000 reads, 300 writes and 1,000 of analytics a day. */
  public static RateLimits trial() {
    return of(1000, 300, ANALYTICS_A_TRIAL_DAY, Duration.ofDays(1));
  }

  public static RateLimits none() {
    return new RateLimits(List.of(), List.of(), List.of());
  }

  /** Quotas of one's own, beside the 100 a second that always hold; as many analytics as reads. */
  public static RateLimits of(int reads, int writes, Duration window) {
    return of(reads, writes, reads, window);
  }

  /** Quotas of one's own for each category, beside the 100 a second that always hold. */
  public static RateLimits of(int reads, int writes, int analyses, Duration window) {
    return new RateLimits(
        List.of(SAFETY_NET, new Quota("org_read_app_id_user_id", reads, window)),
        List.of(SAFETY_NET, new Quota("org_write_app_id_user_id", writes, window)),
        List.of(SAFETY_NET, new Quota("org_analytics_app_id_user_id", analyses, window)));
  }

  List<Quota> of(Route.Category category) {
    return switch (category) {
      case READ -> reading;
      case WRITE -> writing;
      case ANALYTICS -> analytics;
    };
  }
}

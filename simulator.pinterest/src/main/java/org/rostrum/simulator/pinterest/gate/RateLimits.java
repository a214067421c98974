package org.rostrum.simulator.pinterest.gate;

import java.time.Duration;
import java.util.List;

/**
 * The quotas of an app and user. An empty list means no limit and no header.
 *
 * @param reading for operations of category org_read
 * @param writing for operations of category org_write
 */
public record RateLimits(List<Quota> reading, List<Quota> writing) {

  private static final Quota SAFETY_NET =
      new Quota("safety_net_app_id_user_id", 100, Duration.ofSeconds(1));

  public RateLimits {
    reading = List.copyOf(reading);
    writing = List.copyOf(writing);
  }

  /** Standard access: 100 a second; 1,000 reads and 100 writes a minute. */
  public static RateLimits standard() {
    return of(1000, 100, Duration.ofMinutes(1));
  }

  /** Trial access: 1,000 reads and 300 writes a day. */
  public static RateLimits trial() {
    return of(1000, 300, Duration.ofDays(1));
  }

  public static RateLimits none() {
    return new RateLimits(List.of(), List.of());
  }

  /** Quotas of one's own, beside the 100 a second that always hold. */
  public static RateLimits of(int reads, int writes, Duration window) {
    return new RateLimits(
        List.of(SAFETY_NET, new Quota("org_read_app_id_user_id", reads, window)),
        List.of(SAFETY_NET, new Quota("org_write_app_id_user_id", writes, window)));
  }

  List<Quota> of(Route.Category category) {
    return switch (category) {
      case READ -> reading;
      case WRITE -> writing;
    };
  }
}

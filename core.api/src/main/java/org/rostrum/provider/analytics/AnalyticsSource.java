package org.rostrum.provider.analytics;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;

/**
 * Reads figures from a network. An optional service, registered beside the {@code NetworkProvider}
 * with the same {@code org.rostrum.provider.id} property: a network without analytics has none.
 *
 * <p>Called on a virtual thread with a deadline set by the context.
 */
@ConsumerType
public interface AnalyticsSource {
  /** The most days that one call asks for. */
  int MAX_DAYS = 90;

  /**
   * Reads the figures of an account.
   *
   * @param account whose
   * @param from the first day
   * @param to the last day; at most {@value #MAX_DAYS} days in all
   * @return what the network has; days may be missing
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException;

  /**
   * Reads the figures of one published post.
   *
   * @param account whose
   * @param remoteId the network's id of the post
   * @param from the first day
   * @param to the last day; at most {@value #MAX_DAYS} days in all
   * @return what the network has; days may be missing
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  List<MetricPoint> ofPublication(
      AccountContext account, String remoteId, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException;
}

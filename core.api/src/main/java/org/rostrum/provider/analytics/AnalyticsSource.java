package org.rostrum.provider.analytics;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.settings.SettingValues;

/**
 * Reads figures from a network. An optional service, registered beside the {@code NetworkProvider}
 * with the same {@code org.rostrum.provider.id} property: a network without analytics has none. The
 * figures it may answer are declared in {@code ProviderDescriptor.metrics()}; others are ignored.
 *
 * <p>{@link #terms} answers at once and touches no network. The other methods are called on a
 * thread of their own with a deadline set by the context, one at a time for each account and never
 * more often than the terms allow. They read only, so that they may be repeated.
 */
@ConsumerType
public interface AnalyticsSource {
  /** The most days that one call asks for. */
  int MAX_DAYS = 90;

  /** The most posts that {@link #topPosts} is asked for. */
  int MAX_TOP = 50;

  /**
   * Tells on what terms figures can be had, in the environment that the service settings choose.
   *
   * @param service the service settings of an account's environment
   * @return the terms
   */
  AnalyticsTerms terms(SettingValues service);

  /**
   * Reads the figures of an account.
   *
   * @param account whose
   * @param from the first day
   * @param to the last day; at most {@link AnalyticsTerms#maxDays()} days in all
   * @return what the network has; a day that is missing is a gap, not zero
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException;

  /**
   * Reads the figures of one published post.
   *
   * @param account whose
   * @param post which
   * @param from the first day
   * @param to the last day; at most {@link AnalyticsTerms#maxDays()} days in all
   * @return what the network has, or that the post is not there any more
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException;

  /**
   * Reads which of an account's posts did best, published through this platform or not.
   *
   * @param account whose
   * @param metric the {@link MetricDescriptor#id()} to order by, one of {@link
   *     AnalyticsTerms#topMetrics()}
   * @param from the first day
   * @param to the last day; at most {@link AnalyticsTerms#maxDays()} days in all
   * @param limit how many at most, 1 to {@value #MAX_TOP}
   * @return the best first
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit)
      throws NetworkException, InterruptedException;
}

package org.rostrum.analytics;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * What accounts and published posts did on their networks. The figures are collected every day in
 * the background and kept longer than networks keep them; every answer comes from what is stored
 * and calls no network. Safe for use by many threads.
 *
 * <p>Every method throws {@link RequestRefused} with reason FORBIDDEN without the permission READ,
 * and NOT_FOUND if there is no such account in the caller's workspace. A metric that the network
 * does not have is refused as INVALID.
 */
@ProviderType
public interface Statistics {
  /** How long to wait between two collections on demand. */
  Duration REFRESH_PAUSE = Duration.ofMinutes(15);

  /** The most posts of a list. */
  int MAX_TOP = 50;

  /** How many days of single posts are kept; those of accounts are kept while the account is. */
  int POST_DAYS_KEPT = 730;

  /**
   * Tells how collecting stands.
   *
   * @param caller who asks
   * @param account which account
   * @return the status
   */
  StatisticsStatus status(Caller caller, UUID account);

  /**
   * Collects soon instead of at the usual time. Needs the permission PUBLISH.
   *
   * @param caller who asks
   * @param account which account
   * @return the status
   * @throws RequestRefused TOO_MANY within {@link #REFRESH_PAUSE} of the last time, CONFLICT if the
   *     network, or the account's environment, has no figures
   */
  StatisticsStatus collect(Caller caller, UUID account);

  /**
   * Sums up an account, beside the period before.
   *
   * @param caller who asks
   * @param account which account
   * @param period which days
   * @return a series for each metric of accounts, in the provider's order
   */
  List<Series> ofAccount(Caller caller, UUID account, Period period);

  /**
   * Sums up one publication, beside the period before. Nothing is known of one that is not
   * published or was not measured yet.
   *
   * @param caller who asks
   * @param publication which publication; NOT_FOUND if there is none
   * @param period which days
   * @return a series for each metric of posts, in the provider's order
   */
  List<Series> ofPublication(Caller caller, UUID publication, Period period);

  /**
   * Lists the account's posts that did best in a period, of those published from here.
   *
   * @param caller who asks
   * @param account which account
   * @param metric what to order by
   * @param period which days
   * @param limit how many at most, 1 to {@value #MAX_TOP}
   * @return the best first; posts of which the metric is unknown are missing
   */
  List<PostStatistics> top(Caller caller, UUID account, String metric, Period period, int limit);

  /**
   * Lists the posts that the network itself counted among the account's best of the last 30 days
   * when it was asked last.
   *
   * @param caller who asks
   * @param account which account
   * @return the best first; empty if the network has no such list
   */
  List<NetworkTopPost> topOnNetwork(Caller caller, UUID account);

  /**
   * Sums up the places (boards, channels) of an account, beside the period before.
   *
   * @param caller who asks
   * @param account which account
   * @param metric what to order by
   * @param period which days
   * @return at most {@value #MAX_TOP}, the best first; empty if posts of this network have no place
   */
  List<PlaceStatistics> places(Caller caller, UUID account, String metric, Period period);

  /**
   * Finds the hours in which the account's posts did best, in the zone of the workspace.
   *
   * @param caller who asks
   * @param account which account
   * @param metric what to look at; one that is counted
   * @return the hours
   */
  BestTimes bestTimes(Caller caller, UUID account, String metric);

  /**
   * Prepares a table to be written somewhere.
   *
   * @param caller who asks
   * @param account which account
   * @param kind of what
   * @param period which days
   * @return the table, not yet read
   */
  StatisticsExport export(Caller caller, UUID account, StatisticsExport.Kind kind, Period period);
}

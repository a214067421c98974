package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_LIFETIME;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.analytics.BestTimes;
import org.rostrum.analytics.NetworkTopPost;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.PlaceStatistics;
import org.rostrum.analytics.PostStatistics;
import org.rostrum.analytics.Series;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsExport;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Aggregation;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.store.Store;

/** Statistics out of the database. Safe for use by many threads. */
final class StoredStatistics implements Statistics {
  private final Store store;
  private final MeasuredNetworks networks;
  private final Audit audit;
  private final Runnable ring;

  /**
   * Builds the service.
   *
   * @param ring called when something may be due; returns at once
   */
  StoredStatistics(Store store, MeasuredNetworks networks, Audit audit, Runnable ring) {
    this.store = store;
    this.networks = networks;
    this.audit = audit;
    this.ring = ring;
  }

  /** An account of the caller's workspace. */
  record Known(UUID id, String providerId, String environment) {}

  @Override
  public StatisticsStatus status(Caller caller, UUID account) {
    return new CollectionStatus(store, networks).of(known(caller, account));
  }

  @Override
  public StatisticsStatus collect(Caller caller, UUID account) {
    Known known = known(caller, account);
    caller.require(Permission.PUBLISH);
    networks
        .unavailable(known.providerId(), known.environment())
        .ifPresent(
            why -> {
              throw RequestRefused.of(Reason.CONFLICT, "statistics-unavailable", why);
            });
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          int taken =
              sql.update(ANALYTICS_ACCOUNT)
                  .set(ANALYTICS_ACCOUNT.ASKED_AT, now)
                  .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                  .and(
                      ANALYTICS_ACCOUNT
                          .ASKED_AT
                          .isNull()
                          .or(ANALYTICS_ACCOUNT.ASKED_AT.le(now.minus(REFRESH_PAUSE))))
                  .execute();
          if (taken == 0) {
            Instant asked =
                sql.select(ANALYTICS_ACCOUNT.ASKED_AT)
                    .from(ANALYTICS_ACCOUNT)
                    .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                    .fetchOptional(ANALYTICS_ACCOUNT.ASKED_AT)
                    .orElse(now.minus(REFRESH_PAUSE).plusSeconds(60));
            throw tooSoon(Duration.between(now, asked.plus(REFRESH_PAUSE)));
          }
          MeasuredPosts.bringForward(sql, account, now);
          audit.record(sql, caller, "statistics.asked", account.toString(), "");
        });
    ring.run();
    return status(caller, account);
  }

  private static RequestRefused tooSoon(Duration wait) {
    return RequestRefused.tooMany(
        "statistics-throttled",
        "The statistics of this account were asked for a moment ago. Networks count every call; ask"
            + " again in "
            + Math.max(1, wait.toMinutes() + 1)
            + " minutes.",
        wait);
  }

  @Override
  public List<Series> ofAccount(Caller caller, UUID account, Period period) {
    Known known = known(caller, account);
    List<MetricDescriptor> metrics = networks.metrics(known.providerId());
    return store.read(
        sql ->
            new RollUp(FigureTable.ACCOUNTS.read(sql, account, period.before().from(), period.to()))
                .series(metrics, Subject.ACCOUNT, Map.of(), period));
  }

  @Override
  public List<Series> ofPublication(Caller caller, UUID publication, Period period) {
    caller.require(Permission.READ);
    return store.read(
        sql -> {
          String provider =
              sql.select(PUBLICATION.PROVIDER_ID)
                  .from(PUBLICATION)
                  .where(PUBLICATION.ID.eq(publication))
                  .and(PUBLICATION.WORKSPACE_ID.eq(caller.workspaceId()))
                  .fetchOptional(PUBLICATION.PROVIDER_ID)
                  .orElseThrow(Refusals::noPublication);
          Map<String, Double> lifetime =
              sql.select(PUBLICATION_LIFETIME.METRIC, PUBLICATION_LIFETIME.AMOUNT)
                  .from(PUBLICATION_LIFETIME)
                  .where(PUBLICATION_LIFETIME.PUBLICATION_ID.eq(publication))
                  .fetchMap(PUBLICATION_LIFETIME.METRIC, PUBLICATION_LIFETIME.AMOUNT);
          return new RollUp(
                  FigureTable.PUBLICATIONS.read(
                      sql, publication, period.before().from(), period.to()))
              .series(networks.metrics(provider), Subject.POST, lifetime, period);
        });
  }

  @Override
  public List<PostStatistics> top(
      Caller caller, UUID account, String metric, Period period, int limit) {
    Known known = known(caller, account);
    if (limit < 1 || limit > MAX_TOP) {
      throw invalid("limit", "The limit is 1 to " + MAX_TOP + ".");
    }
    List<MetricDescriptor> metrics = ofPosts(known, metric);
    return store.read(sql -> new PostSums(sql, account, metrics).top(metric, period, limit));
  }

  @Override
  public List<NetworkTopPost> topOnNetwork(Caller caller, UUID account) {
    Known known = known(caller, account);
    List<MetricDescriptor> metrics = networks.metrics(known.providerId());
    return store.read(sql -> new PostSums(sql, account, metrics).networkTop());
  }

  @Override
  public List<PlaceStatistics> places(Caller caller, UUID account, String metric, Period period) {
    Known known = known(caller, account);
    List<MetricDescriptor> metrics = ofPosts(known, metric);
    if (networks.place(known.providerId(), known.environment()).isEmpty()) {
      return List.of();
    }
    return store.read(sql -> new PostSums(sql, account, metrics).places(metric, period));
  }

  @Override
  public BestTimes bestTimes(Caller caller, UUID account, String metric) {
    Known known = known(caller, account);
    List<MetricDescriptor> metrics = ofPosts(known, metric);
    boolean counted =
        metrics.stream()
            .anyMatch(one -> one.id().equals(metric) && one.aggregation() == Aggregation.SUM);
    if (!counted) {
      throw invalid("metric", "Best times can be found for figures that are counted only.");
    }
    Instant now = store.databaseTime();
    return store.read(
        sql -> {
          ZoneId zone =
              ZoneId.of(
                  sql.select(WORKSPACE.ZONE)
                      .from(WORKSPACE)
                      .where(WORKSPACE.ID.eq(caller.workspaceId()))
                      .fetchSingle(WORKSPACE.ZONE));
          return BestHours.of(
              metric,
              zone,
              new PostSums(sql, account, metrics).firstDays(metric, BestTimes.FIRST_DAYS, now));
        });
  }

  @Override
  public StatisticsExport export(
      Caller caller, UUID account, StatisticsExport.Kind kind, Period period) {
    Known known = known(caller, account);
    return new CsvExport(store, account, kind, period, networks.metrics(known.providerId()));
  }

  private Known known(Caller caller, UUID account) {
    caller.require(Permission.READ);
    return store
        .read(
            sql ->
                sql.select(ACCOUNT.ID, ACCOUNT.PROVIDER_ID, ACCOUNT.ENVIRONMENT)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(account))
                    .and(ACCOUNT.WORKSPACE_ID.eq(caller.workspaceId()))
                    .fetchOptional(row -> new Known(row.value1(), row.value2(), row.value3())))
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND,
                    "account-not-found",
                    "There is no such account. It may have been disconnected."));
  }

  private List<MetricDescriptor> ofPosts(Known known, String metric) {
    List<MetricDescriptor> metrics = networks.metrics(known.providerId());
    boolean there =
        metrics.stream()
            .anyMatch(
                one ->
                    one.id().equals(metric)
                        && one.subjects().contains(Subject.POST)
                        && one.aggregation() != Aggregation.LIFETIME);
    if (!there) {
      throw invalid("metric", "The network has no such figure of its posts.");
    }
    return metrics;
  }

  private static RequestRefused invalid(String field, String message) {
    return RequestRefused.invalid(
        "statistics-invalid", message, List.of(new FieldProblem(field, "OUT_OF_RANGE", message)));
  }
}

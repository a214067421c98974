package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_PLACE;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_TOP_POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_FIGURE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_LIFETIME;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.rostrum.analytics.NetworkTopPost;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.PlaceStatistics;
import org.rostrum.analytics.PostStatistics;
import org.rostrum.analytics.Statistics;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Aggregation;

/**
 * Sums up the posts of an account over a period. The database adds the days up; at most {@link
 * #MAX_POSTS} posts, the newest, are looked at.
 */
final class PostSums {
  /** The most posts that are summed up. */
  static final int MAX_POSTS = 5_000;

  /** How many rows of a long answer are held at once. */
  private static final int ROWS_AT_ONCE = 1_000;

  private final DSLContext sql;
  private final UUID account;
  private final List<MetricDescriptor> metrics;

  PostSums(DSLContext sql, UUID account, List<MetricDescriptor> metrics) {
    this.sql = sql;
    this.account = account;
    this.metrics = metrics;
  }

  private record Post(UUID id, String place) {}

  /** The best posts of a period. */
  List<PostStatistics> top(String metric, Period period, int limit) {
    Map<UUID, Map<String, Double>> sums = sums(period);
    List<UUID> best =
        sums.entrySet().stream()
            .filter(one -> one.getValue().containsKey(metric))
            .sorted(
                Comparator.<Map.Entry<UUID, Map<String, Double>>>comparingDouble(
                        one -> -one.getValue().getOrDefault(metric, 0.0))
                    .thenComparing(Map.Entry::getKey))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    Map<UUID, PostStatistics> shown =
        described(best, sums).stream()
            .collect(Collectors.toMap(PostStatistics::publicationId, one -> one));
    return best.stream().filter(shown::containsKey).map(shown::get).toList();
  }

  /** Every place of the account's posts, the best first. */
  List<PlaceStatistics> places(String metric, Period period) {
    Map<UUID, Map<String, Double>> now = sums(period);
    Map<UUID, Map<String, Double>> before = sums(period.before());
    Map<String, String> labels =
        sql.select(ANALYTICS_PLACE.PLACE, ANALYTICS_PLACE.LABEL)
            .from(ANALYTICS_PLACE)
            .where(ANALYTICS_PLACE.ACCOUNT_ID.eq(account))
            .fetchMap(ANALYTICS_PLACE.PLACE, ANALYTICS_PLACE.LABEL);
    Map<String, List<UUID>> byPlace = new LinkedHashMap<>();
    for (Post post : posts()) {
      if (now.containsKey(post.id()) || before.containsKey(post.id())) {
        byPlace.computeIfAbsent(post.place(), ignored -> new ArrayList<>()).add(post.id());
      }
    }
    return byPlace.entrySet().stream()
        .map(
            one ->
                new PlaceStatistics(
                    one.getKey(),
                    labels.getOrDefault(one.getKey(), one.getKey()),
                    (int) one.getValue().stream().filter(now::containsKey).count(),
                    together(one.getValue(), now),
                    together(one.getValue(), before)))
        .sorted(
            Comparator.<PlaceStatistics>comparingDouble(
                    one -> -one.figures().getOrDefault(metric, -1.0))
                .thenComparing(PlaceStatistics::label))
        .limit(Statistics.MAX_TOP)
        .toList();
  }

  private List<Post> posts() {
    return sql.select(MEASURED_PUBLICATION.PUBLICATION_ID, MEASURED_PUBLICATION.PLACE)
        .from(MEASURED_PUBLICATION)
        .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
        .orderBy(MEASURED_PUBLICATION.PUBLISHED_AT.desc(), MEASURED_PUBLICATION.PUBLICATION_ID)
        .limit(MAX_POSTS)
        .fetch(row -> new Post(row.value1(), row.value2()));
  }

  /** Averages of averages would mislead: for several posts only what adds up is summed. */
  private Map<String, Double> together(List<UUID> posts, Map<UUID, Map<String, Double>> sums) {
    Map<String, Double> total = new HashMap<>();
    for (MetricDescriptor metric : metrics) {
      if (metric.aggregation() == Aggregation.SUM) {
        for (UUID post : posts) {
          Double value = sums.getOrDefault(post, Map.of()).get(metric.id());
          if (value != null) {
            total.merge(metric.id(), value, Double::sum);
          }
        }
      }
    }
    return RollUp.withQuotients(total, metrics);
  }

  private Map<UUID, Map<String, Double>> sums(Period period) {
    var newest =
        DSL.select(MEASURED_PUBLICATION.PUBLICATION_ID)
            .from(MEASURED_PUBLICATION)
            .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
            .orderBy(MEASURED_PUBLICATION.PUBLISHED_AT.desc(), MEASURED_PUBLICATION.PUBLICATION_ID)
            .limit(MAX_POSTS);
    Map<String, Aggregation> how =
        metrics.stream()
            .collect(Collectors.toMap(MetricDescriptor::id, MetricDescriptor::aggregation));
    Field<BigDecimal> sum = DSL.sum(PUBLICATION_FIGURE.AMOUNT);
    Field<BigDecimal> mean = DSL.avg(PUBLICATION_FIGURE.AMOUNT);
    Map<UUID, Map<String, Double>> sums = new HashMap<>();
    sql.select(PUBLICATION_FIGURE.PUBLICATION_ID, PUBLICATION_FIGURE.METRIC, sum, mean)
        .from(PUBLICATION_FIGURE)
        .where(PUBLICATION_FIGURE.PUBLICATION_ID.in(newest))
        .and(PUBLICATION_FIGURE.FIGURE_ON.between(period.from(), period.to()))
        .groupBy(PUBLICATION_FIGURE.PUBLICATION_ID, PUBLICATION_FIGURE.METRIC)
        .forEach(
            row -> {
              boolean adds = how.get(row.value2()) == Aggregation.SUM;
              sums.computeIfAbsent(row.value1(), ignored -> new HashMap<>())
                  .put(row.value2(), (adds ? row.value3() : row.value4()).doubleValue());
            });
    sums.replaceAll((post, figures) -> RollUp.withQuotients(figures, metrics));
    return sums;
  }

  private List<PostStatistics> described(List<UUID> posts, Map<UUID, Map<String, Double>> figures) {
    Map<UUID, Map<String, Double>> lifetime = new HashMap<>();
    for (Record3<UUID, String, Double> one :
        sql.select(
                PUBLICATION_LIFETIME.PUBLICATION_ID,
                PUBLICATION_LIFETIME.METRIC,
                PUBLICATION_LIFETIME.AMOUNT)
            .from(PUBLICATION_LIFETIME)
            .where(PUBLICATION_LIFETIME.PUBLICATION_ID.in(posts))
            .fetch()) {
      lifetime
          .computeIfAbsent(one.value1(), ignored -> new HashMap<>())
          .put(one.value2(), one.value3());
    }
    return sql.select(
            PUBLICATION.ID,
            PUBLICATION.POST_ID,
            PUBLICATION.LIST_TITLE,
            POST_MEDIA.MEDIA_ID,
            PUBLICATION.URL,
            MEASURED_PUBLICATION.PUBLISHED_AT,
            ANALYTICS_PLACE.LABEL,
            MEASURED_PUBLICATION.REASON,
            MEASURED_PUBLICATION.GONE)
        .from(MEASURED_PUBLICATION)
        .join(PUBLICATION)
        .on(PUBLICATION.ID.eq(MEASURED_PUBLICATION.PUBLICATION_ID))
        .leftJoin(POST_MEDIA)
        .on(POST_MEDIA.POST_ID.eq(PUBLICATION.POST_ID))
        .and(POST_MEDIA.ORDINAL.eq(0))
        .leftJoin(ANALYTICS_PLACE)
        .on(ANALYTICS_PLACE.ACCOUNT_ID.eq(MEASURED_PUBLICATION.ACCOUNT_ID))
        .and(ANALYTICS_PLACE.PLACE.eq(MEASURED_PUBLICATION.PLACE))
        .where(MEASURED_PUBLICATION.PUBLICATION_ID.in(posts))
        .fetch(
            row ->
                new PostStatistics(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    Optional.ofNullable(row.value4()),
                    Optional.<String>ofNullable(row.value5()).map(URI::create),
                    row.value6(),
                    Optional.<String>ofNullable(row.value7()).orElse(""),
                    figures.getOrDefault(row.value1(), Map.of()),
                    lifetime.getOrDefault(row.value1(), Map.of()),
                    row.value9() ? row.value8() : ""));
  }

  /** The network's own list, with what is known here of its posts. */
  List<NetworkTopPost> networkTop() {
    return sql.select(
            NETWORK_TOP_POST.REMOTE_ID,
            NETWORK_TOP_POST.URL,
            PUBLICATION.ID,
            PUBLICATION.LIST_TITLE,
            POST_MEDIA.MEDIA_ID,
            NETWORK_TOP_POST.FIGURES)
        .from(NETWORK_TOP_POST)
        .leftJoin(PUBLICATION)
        .on(PUBLICATION.ACCOUNT_ID.eq(NETWORK_TOP_POST.ACCOUNT_ID))
        .and(PUBLICATION.REMOTE_ID.eq(NETWORK_TOP_POST.REMOTE_ID))
        .leftJoin(POST_MEDIA)
        .on(POST_MEDIA.POST_ID.eq(PUBLICATION.POST_ID))
        .and(POST_MEDIA.ORDINAL.eq(0))
        .where(NETWORK_TOP_POST.ACCOUNT_ID.eq(account))
        .orderBy(NETWORK_TOP_POST.PLACE_IN_LIST)
        .fetch(
            row ->
                new NetworkTopPost(
                    row.value1(),
                    Optional.<String>ofNullable(row.value2()).map(URI::create),
                    Optional.ofNullable(row.value3()),
                    Optional.<String>ofNullable(row.value4()).orElse(""),
                    Optional.ofNullable(row.value5()),
                    RollUp.withQuotients(NetworkTop.figures(row.value6()), metrics)));
  }

  /** What every post reached in its first days, by when it was published; whole weeks only. */
  List<BestHours.Reached> firstDays(String metric, int days, Instant now) {
    var age =
        sql.select(MEASURED_PUBLICATION.PUBLICATION_ID, MEASURED_PUBLICATION.PUBLISHED_AT)
            .from(MEASURED_PUBLICATION)
            .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
            .and(MEASURED_PUBLICATION.PUBLISHED_AT.lt(now.minus(Duration.ofDays(days))))
            .orderBy(MEASURED_PUBLICATION.PUBLISHED_AT.desc(), MEASURED_PUBLICATION.PUBLICATION_ID)
            .limit(MAX_POSTS)
            .fetchMap(MEASURED_PUBLICATION.PUBLICATION_ID, MEASURED_PUBLICATION.PUBLISHED_AT);
    Map<UUID, BestHours.Counted> counted = new HashMap<>();
    try (var rows =
        sql.select(
                PUBLICATION_FIGURE.PUBLICATION_ID,
                PUBLICATION_FIGURE.FIGURE_ON,
                PUBLICATION_FIGURE.AMOUNT)
            .from(PUBLICATION_FIGURE)
            .join(MEASURED_PUBLICATION)
            .on(MEASURED_PUBLICATION.PUBLICATION_ID.eq(PUBLICATION_FIGURE.PUBLICATION_ID))
            .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
            .and(PUBLICATION_FIGURE.METRIC.eq(metric))
            .and(
                MEASURED_PUBLICATION.PUBLISHED_AT.ge(
                    age.values().stream().min(Comparator.naturalOrder()).orElse(now)))
            .fetchSize(ROWS_AT_ONCE)
            .fetchLazy()) {
      for (Record3<UUID, LocalDate, Double> one : rows) {
        Instant published = age.get(one.value1());
        if (published != null
            && one.value2().isBefore(AccountTurns.day(published).plusDays(days))) {
          counted
              .computeIfAbsent(one.value1(), ignored -> new BestHours.Counted(published))
              .add(one.value3());
        }
      }
    }
    return counted.values().stream()
        .filter(one -> one.days() >= days)
        .map(BestHours.Counted::reached)
        .toList();
  }
}

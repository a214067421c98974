package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_LIFETIME;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.RowCountQuery;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.Texts;

/** The published posts whose figures are collected, and when. */
final class MeasuredPosts {
  /** Posts younger than this are looked at every day. */
  static final Duration RECENT = Duration.ofDays(30);

  /** Posts older than this are looked at every four weeks, those between every week. */
  static final Duration OLD = Duration.ofDays(365);

  /** A little less than a day, so that the daily collection never comes too early for a post. */
  private static final Duration DAILY = Duration.ofHours(20);

  private static final Duration WEEKLY = Duration.ofDays(7).minusHours(4);
  private static final Duration MONTHLY = Duration.ofDays(28).minusHours(4);
  private static final int SEEDED_AT_ONCE = 500;
  private static final int MAX_PLACE = 255;

  private MeasuredPosts() {}

  /** A post that is to be measured. */
  record Due(UUID publication, MeasuredPost post, int failures) {}

  /**
   * Takes in posts that were published since the last time.
   *
   * @return whether there may be more
   */
  static boolean seed(DSLContext sql, UUID account, Optional<String> placeOption, Instant now) {
    List<Record3<UUID, Instant, String>> fresh =
        sql.select(PUBLICATION.ID, PUBLICATION.PUBLISHED_AT, PUBLICATION.OPTIONS)
            .from(PUBLICATION)
            .leftJoin(MEASURED_PUBLICATION)
            .on(MEASURED_PUBLICATION.PUBLICATION_ID.eq(PUBLICATION.ID))
            .where(PUBLICATION.ACCOUNT_ID.eq(account))
            .and(PUBLICATION.STATE.eq(PublicationState.PUBLISHED.name()))
            .and(PUBLICATION.REMOTE_ID.isNotNull())
            .and(PUBLICATION.PUBLISHED_AT.isNotNull())
            .and(MEASURED_PUBLICATION.PUBLICATION_ID.isNull())
            .limit(SEEDED_AT_ONCE)
            .fetch();
    for (Record3<UUID, Instant, String> one : fresh) {
      int ignored =
          sql.insertInto(MEASURED_PUBLICATION)
              .set(MEASURED_PUBLICATION.PUBLICATION_ID, one.value1())
              .set(MEASURED_PUBLICATION.ACCOUNT_ID, account)
              .set(MEASURED_PUBLICATION.PLACE, place(one.value3(), placeOption))
              .set(MEASURED_PUBLICATION.PUBLISHED_AT, one.value2())
              .set(MEASURED_PUBLICATION.DUE_AT, now)
              .set(MEASURED_PUBLICATION.FAILURES, 0)
              .set(MEASURED_PUBLICATION.REASON, "")
              .set(MEASURED_PUBLICATION.GONE, false)
              .onConflictDoNothing()
              .execute();
    }
    return fresh.size() == SEEDED_AT_ONCE;
  }

  private static String place(String options, Optional<String> placeOption) {
    return placeOption
        .map(key -> OptionsText.read(options).getOrDefault(key, ""))
        .filter(place -> place.length() <= MAX_PLACE)
        .orElse("");
  }

  /** Posts of an account that are due, the longest waiting first. */
  static List<Due> due(DSLContext sql, UUID account, Instant now, int atMost) {
    return sql.select(
            PUBLICATION.ID,
            PUBLICATION.POST_ID,
            PUBLICATION.REMOTE_ID,
            MEASURED_PUBLICATION.PUBLISHED_AT,
            MEASURED_PUBLICATION.FAILURES)
        .from(MEASURED_PUBLICATION)
        .join(PUBLICATION)
        .on(PUBLICATION.ID.eq(MEASURED_PUBLICATION.PUBLICATION_ID))
        .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
        .and(MEASURED_PUBLICATION.DUE_AT.le(now))
        .and(PUBLICATION.REMOTE_ID.isNotNull())
        .orderBy(MEASURED_PUBLICATION.DUE_AT, PUBLICATION.ID)
        .limit(atMost)
        .fetch(
            row ->
                new Due(
                    row.value1(),
                    new MeasuredPost(row.value3(), row.value4(), media(sql, row.value2())),
                    row.value5()));
  }

  private static Set<MediaKind> media(DSLContext sql, UUID post) {
    return sql
        .selectDistinct(MEDIA.KIND)
        .from(POST_MEDIA)
        .join(MEDIA)
        .on(MEDIA.ID.eq(POST_MEDIA.MEDIA_ID))
        .where(POST_MEDIA.POST_ID.eq(post))
        .fetch(MEDIA.KIND)
        .stream()
        .map(MediaKind::valueOf)
        .collect(Collectors.toSet());
  }

  /** Notes that a post was measured, and when it is measured next. */
  static void measured(DSLContext sql, Due one, Instant now) {
    next(sql, one.publication(), now.plus(rhythm(one.post().publishedAt(), now)), 0, "", false);
  }

  /** How long to wait before a post is measured again. */
  static Duration rhythm(Instant publishedAt, Instant now) {
    Duration age = Duration.between(publishedAt, now);
    if (age.compareTo(RECENT) < 0) {
      return DAILY;
    }
    return age.compareTo(OLD) < 0 ? WEEKLY : MONTHLY;
  }

  /** Notes that the network does not have it any more. */
  static void gone(DSLContext sql, Due one, String reason) {
    next(sql, one.publication(), null, 0, reason, true);
  }

  /** Notes why it could not be measured, and when it is tried again. */
  static void failed(DSLContext sql, Due one, String reason, Instant next) {
    next(sql, one.publication(), next, one.failures() + 1, reason, false);
  }

  private static void next(
      DSLContext sql,
      UUID publication,
      @Nullable Instant at,
      int failures,
      String reason,
      boolean gone) {
    int ignored =
        sql.update(MEASURED_PUBLICATION)
            .set(MEASURED_PUBLICATION.DUE_AT, at)
            .set(MEASURED_PUBLICATION.FAILURES, failures)
            .set(MEASURED_PUBLICATION.REASON, Texts.reason(reason))
            .set(MEASURED_PUBLICATION.GONE, gone)
            .where(MEASURED_PUBLICATION.PUBLICATION_ID.eq(publication))
            .execute();
  }

  /** Brings forward what is looked at every day, and the account itself. */
  static void bringForward(DSLContext sql, UUID account, Instant now) {
    run(
        sql.update(MEASURED_PUBLICATION)
            .set(MEASURED_PUBLICATION.DUE_AT, now)
            .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
            .and(MEASURED_PUBLICATION.DUE_AT.gt(now))
            .and(MEASURED_PUBLICATION.PUBLISHED_AT.gt(now.minus(RECENT))));
    run(
        sql.update(ANALYTICS_ACCOUNT)
            .set(ANALYTICS_ACCOUNT.DUE_AT, now)
            .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account)));
  }

  /** Replaces the figures that have no days. */
  static void lifetime(DSLContext sql, UUID publication, Map<String, Double> figures) {
    run(
        sql.deleteFrom(PUBLICATION_LIFETIME)
            .where(PUBLICATION_LIFETIME.PUBLICATION_ID.eq(publication))
            .and(PUBLICATION_LIFETIME.METRIC.in(figures.keySet())));
    figures.forEach(
        (metric, amount) ->
            run(
                sql.insertInto(PUBLICATION_LIFETIME)
                    .set(PUBLICATION_LIFETIME.PUBLICATION_ID, publication)
                    .set(PUBLICATION_LIFETIME.METRIC, metric)
                    .set(PUBLICATION_LIFETIME.AMOUNT, amount)));
  }

  private static void run(RowCountQuery query) {
    int ignored = query.execute();
  }
}

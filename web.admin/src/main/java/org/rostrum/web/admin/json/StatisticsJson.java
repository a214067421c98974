package org.rostrum.web.admin.json;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.analytics.BestTimes;
import org.rostrum.analytics.Day;
import org.rostrum.analytics.Figure;
import org.rostrum.analytics.NetworkTopPost;
import org.rostrum.analytics.PlaceStatistics;
import org.rostrum.analytics.PostStatistics;
import org.rostrum.analytics.Series;
import org.rostrum.analytics.StatisticsStatus;

/** The JSON forms of statistics. Days are UTC, written as {@code 2026-11-23}. */
public final class StatisticsJson {
  private StatisticsJson() {}

  /** How the collecting of an account's figures stands. */
  public record StatusJson(
      UUID accountId,
      StatisticsStatus.State state,
      String reason,
      @Nullable Instant collectedAt,
      @Nullable Instant nextAt,
      @Nullable Instant refreshableAt,
      @Nullable String firstDay,
      @Nullable String lastDay,
      int posts,
      List<MetricJson> metrics,
      @Nullable String place) {

    /** The JSON form. */
    public static StatusJson of(StatisticsStatus status) {
      return new StatusJson(
          status.accountId(),
          status.state(),
          status.reason(),
          status.collectedAt().orElse(null),
          status.nextAt().orElse(null),
          status.refreshableAt().orElse(null),
          day(status.firstDay()),
          day(status.lastDay()),
          status.posts(),
          status.metrics().stream().map(MetricJson::of).toList(),
          status.place().orElse(null));
    }

    private static @Nullable String day(Optional<LocalDate> day) {
      return day.map(LocalDate::toString).orElse(null);
    }
  }

  /**
   * A metric over a period and day by day; a value that is null is unknown, which is not zero.
   *
   * @param knownDays how many days of the period are known
   * @param knownDaysBefore how many days of the period before are known
   * @param complete whether no known day will change any more
   */
  public record SeriesJson(
      String metric,
      @Nullable Double value,
      @Nullable Double before,
      int knownDays,
      int knownDaysBefore,
      boolean complete,
      List<DayJson> days) {

    /** The JSON form. */
    public static SeriesJson of(Series series) {
      Figure total = series.total();
      return new SeriesJson(
          total.metric(),
          total.value().orElse(null),
          total.before().orElse(null),
          total.knownDays(),
          total.knownDaysBefore(),
          total.complete(),
          series.days().stream().map(DayJson::of).toList());
    }
  }

  /** A day. */
  public record DayJson(String date, @Nullable Double value, boolean complete) {
    static DayJson of(Day day) {
      return new DayJson(day.date().toString(), day.value().orElse(null), day.complete());
    }
  }

  /** A published post and what it did; figures that are unknown are missing. */
  public record TopPostJson(
      UUID publicationId,
      UUID postId,
      String title,
      @Nullable UUID thumbnail,
      @Nullable URI url,
      Instant publishedAt,
      String place,
      Map<String, Double> figures,
      Map<String, Double> lifetime,
      String gone) {

    /** The JSON form. */
    public static TopPostJson of(PostStatistics post) {
      return new TopPostJson(
          post.publicationId(),
          post.postId(),
          post.title(),
          post.thumbnail().orElse(null),
          WebAddresses.orNull(post.url()),
          post.publishedAt(),
          post.place(),
          new TreeMap<>(post.figures()),
          new TreeMap<>(post.lifetime()),
          post.gone());
    }
  }

  /** One of the network's own list of the best; without a publication it was made elsewhere. */
  public record NetworkTopJson(
      String remoteId,
      @Nullable URI url,
      @Nullable UUID publicationId,
      String title,
      @Nullable UUID thumbnail,
      Map<String, Double> figures) {

    /** The JSON form. */
    public static NetworkTopJson of(NetworkTopPost post) {
      return new NetworkTopJson(
          post.remoteId(),
          WebAddresses.orNull(post.url()),
          post.publicationId().orElse(null),
          post.title(),
          post.thumbnail().orElse(null),
          new TreeMap<>(post.figures()));
    }
  }

  /** What the posts of a place did together. */
  public record PlaceJson(
      String place,
      String label,
      int posts,
      Map<String, Double> figures,
      Map<String, Double> before) {

    /** The JSON form. */
    public static PlaceJson of(PlaceStatistics place) {
      return new PlaceJson(
          place.place(),
          place.label(),
          place.posts(),
          new TreeMap<>(place.figures()),
          new TreeMap<>(place.before()));
    }
  }

  /**
   * The hours in which posts did best; {@code firstDays} says over how many days of a post's life.
   *
   * @param enough whether it rests on enough posts to be believed
   */
  public record BestTimesJson(
      String metric,
      String zone,
      int firstDays,
      int posts,
      boolean enough,
      int minPosts,
      int minPostsAnHour,
      List<HourJson> hours) {

    /** The JSON form. */
    public static BestTimesJson of(BestTimes times) {
      return new BestTimesJson(
          times.metric(),
          times.zone().getId(),
          BestTimes.FIRST_DAYS,
          times.posts(),
          times.enough(),
          BestTimes.MIN_POSTS,
          BestTimes.MIN_POSTS_AN_HOUR,
          times.hours().stream().map(HourJson::of).toList());
    }
  }

  /** An hour of the week, 0 to 23, and the median over its posts. */
  public record HourJson(DayOfWeek day, int hour, double median, int posts) {
    static HourJson of(BestTimes.Hour hour) {
      return new HourJson(hour.day(), hour.hour(), hour.median(), hour.posts());
    }
  }
}

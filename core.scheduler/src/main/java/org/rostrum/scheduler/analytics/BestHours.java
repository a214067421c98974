package org.rostrum.scheduler.analytics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.analytics.BestTimes;

/** Puts posts into the hours of the week and finds the median of each. */
final class BestHours {
  private BestHours() {}

  /** What a post reached. */
  record Reached(Instant publishedAt, double amount) {}

  /** Adds up days. Used by one thread. */
  static final class Counted {
    private final Instant publishedAt;
    private double sum;
    private int days;

    Counted(Instant publishedAt) {
      this.publishedAt = publishedAt;
    }

    void add(double amount) {
      sum += amount;
      days++;
    }

    Reached reached() {
      return new Reached(publishedAt, sum);
    }

    int days() {
      return days;
    }
  }

  private record Hour(DayOfWeek day, int hour) {}

  /** The hours of the week in a zone. */
  static BestTimes of(String metric, ZoneId zone, List<Reached> posts) {
    Map<Hour, List<Double>> byHour = new HashMap<>();
    for (Reached post : posts) {
      ZonedDateTime at = post.publishedAt().atZone(zone);
      byHour
          .computeIfAbsent(new Hour(at.getDayOfWeek(), at.getHour()), none -> new ArrayList<>())
          .add(post.amount());
    }
    List<BestTimes.Hour> hours =
        byHour.entrySet().stream()
            .map(
                one ->
                    new BestTimes.Hour(
                        one.getKey().day(),
                        one.getKey().hour(),
                        median(one.getValue()),
                        one.getValue().size()))
            .sorted(
                Comparator.comparing(BestTimes.Hour::day).thenComparingInt(BestTimes.Hour::hour))
            .toList();
    return new BestTimes(metric, zone, hours, posts.size(), posts.size() >= BestTimes.MIN_POSTS);
  }

  static double median(List<Double> amounts) {
    List<Double> sorted = amounts.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

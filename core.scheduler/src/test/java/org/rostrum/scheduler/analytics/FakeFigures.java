package org.rostrum.scheduler.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.settings.SettingValues;

/** A network that counts what a test says and writes down what it is asked. */
final class FakeFigures implements AnalyticsSource {
  final List<String> asked = new CopyOnWriteArrayList<>();
  final Set<LocalDate> gaps = new HashSet<>();
  final Set<String> gone = new HashSet<>();
  final Set<String> broken = new HashSet<>();
  volatile LocalDate openFrom = LocalDate.MAX;
  volatile double factor = 1;
  volatile int maxDays = 30;
  volatile Optional<String> unavailable = Optional.empty();
  volatile @Nullable NetworkException failure;

  @Override
  public AnalyticsTerms terms(SettingValues service) {
    return unavailable
        .map(AnalyticsTerms::none)
        .orElseGet(
            () ->
                new AnalyticsTerms(
                    Optional.empty(),
                    maxDays,
                    90,
                    List.of(),
                    List.of("seen"),
                    Optional.of("board")));
  }

  @Override
  public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException {
    asked.add("account " + from + " " + to);
    fail();
    return days(from, to, 100);
  }

  @Override
  public PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException {
    asked.add("post " + post.remoteId() + " " + from + " " + to);
    fail();
    if (gone.contains(post.remoteId())) {
      return new PostFigures.Gone("It was deleted there.");
    }
    if (broken.contains(post.remoteId())) {
      throw new NetworkException(NetworkException.Kind.REFUSED, "Not this one.");
    }
    return new PostFigures.Found(
        days(from, to, Double.parseDouble(post.remoteId())),
        Map.of("comments", 3.0, "unknown", 9.0));
  }

  @Override
  public List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit)
      throws NetworkException {
    asked.add("top " + metric);
    fail();
    return List.of(
        new TopPost("20", Optional.empty(), Map.of("seen", 7.0)),
        new TopPost("elsewhere", Optional.empty(), Map.of("seen", 5.0, "clicks", 1.0)));
  }

  private List<MetricPoint> days(LocalDate from, LocalDate to, double amount) {
    List<MetricPoint> points = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (!gaps.contains(day)) {
        boolean complete = day.isBefore(openFrom);
        points.add(new MetricPoint("seen", day, amount * factor, complete));
        points.add(new MetricPoint("clicks", day, amount * factor / 10, complete));
        points.add(new MetricPoint("rate", day, 99, complete));
        points.add(new MetricPoint("undeclared", day, 1, complete));
      }
    }
    return points;
  }

  private void fail() throws NetworkException {
    NetworkException now = failure;
    if (now != null) {
      throw now;
    }
  }
}

package org.rostrum.shell.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.analytics.BestTimes;
import org.rostrum.analytics.Day;
import org.rostrum.analytics.Figure;
import org.rostrum.analytics.NetworkTopPost;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.PlaceStatistics;
import org.rostrum.analytics.PostStatistics;
import org.rostrum.analytics.Series;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsExport;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Quotient;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;

/** Statistics of one account that is always the same. */
final class FakeStatistics implements Statistics {
  static final Instant COLLECTED = Instant.parse("2026-11-23T04:00:00Z");
  private static final Set<Subject> BOTH = Set.of(Subject.ACCOUNT, Subject.POST);
  private boolean asked;

  @Override
  public StatisticsStatus status(Caller caller, UUID account) {
    return new StatisticsStatus(
        account,
        StatisticsStatus.State.COLLECTED,
        "",
        Optional.of(COLLECTED),
        Optional.of(COLLECTED.plus(Duration.ofDays(1))),
        Optional.empty(),
        Optional.of(LocalDate.of(2026, 8, 26)),
        Optional.of(LocalDate.of(2026, 11, 22)),
        3,
        List.of(
            MetricDescriptor.count("seen", "Seen", "How often it was seen.", BOTH),
            MetricDescriptor.share(
                "rate", "Rate", "Clicks by views.", BOTH, new Quotient("clicks", "seen"))),
        Optional.of("Board"));
  }

  @Override
  public StatisticsStatus collect(Caller caller, UUID account) {
    if (asked) {
      throw RequestRefused.tooMany("statistics-throttled", "Too soon.", REFRESH_PAUSE);
    }
    asked = true;
    return status(caller, account);
  }

  @Override
  public List<Series> ofAccount(Caller caller, UUID account, Period period) {
    return List.of(
        new Series(
            new Figure("seen", Optional.of(12.0), Optional.of(10.0), 1, 2, false),
            List.of(
                new Day(period.from(), Optional.of(12.0), false),
                new Day(period.from().plusDays(1), Optional.empty(), true))),
        new Series(
            new Figure("rate", Optional.of(0.025), Optional.empty(), 1, 0, true), List.of()));
  }

  @Override
  public List<Series> ofPublication(Caller caller, UUID publication, Period period) {
    return ofAccount(caller, publication, period);
  }

  @Override
  public List<PostStatistics> top(
      Caller caller, UUID account, String metric, Period period, int limit) {
    return List.of(
        new PostStatistics(
            new UUID(0, 1),
            new UUID(0, 2),
            "A vase",
            Optional.empty(),
            Optional.of(URI.create("https://example.org/1")),
            COLLECTED,
            "Weaving",
            Map.of(metric, (double) limit),
            Map.of("total_comments", 3.0),
            ""));
  }

  @Override
  public List<NetworkTopPost> topOnNetwork(Caller caller, UUID account) {
    return List.of(
        new NetworkTopPost(
            "77", Optional.empty(), Optional.empty(), "", Optional.empty(), Map.of("seen", 5.0)));
  }

  @Override
  public List<PlaceStatistics> places(Caller caller, UUID account, String metric, Period period) {
    return List.of(new PlaceStatistics("1", "Weaving", 2, Map.of(metric, 7.0), Map.of()));
  }

  @Override
  public BestTimes bestTimes(Caller caller, UUID account, String metric) {
    return new BestTimes(
        metric,
        ZoneId.of("Europe/Oslo"),
        List.of(new BestTimes.Hour(DayOfWeek.FRIDAY, 18, 41.5, 3)),
        3,
        false);
  }

  @Override
  public StatisticsExport export(
      Caller caller, UUID account, StatisticsExport.Kind kind, Period period) {
    return new StatisticsExport() {
      @Override
      public String fileName() {
        return "statistics-" + period.from() + ".csv";
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write((kind + ",æ\r\n").getBytes(StandardCharsets.UTF_8));
      }
    };
  }
}

package org.rostrum.scheduler.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.analytics.BestTimes;
import org.rostrum.analytics.NetworkTopPost;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.PlaceStatistics;
import org.rostrum.analytics.PostStatistics;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsExport.Kind;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Statistics as a publisher reads them. */
final class StoredStatisticsTest {
  @StoreTest
  void listsTheBestPostsAndPlaces(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      Instant tenDaysAgo = store.databaseTime().minus(Duration.ofDays(10));
      bench.published(account, "middling", 20, "b1", tenDaysAgo);
      bench.published(account, "best", 30, "b2", tenDaysAgo);
      bench.published(account, "poor", 10, "b1", tenDaysAgo);
      bench.collect();
      Caller caller = bench.posts.caller;
      Period week = new Period(bench.today().minusDays(6), bench.today());

      List<PostStatistics> top = bench.statistics.top(caller, account, "seen", week, 2);
      assertThat(top).extracting(PostStatistics::title).containsExactly("best", "middling");
      assertThat(top.getFirst().figures()).containsEntry("seen", 210.0).containsEntry("rate", 0.1);
      assertThat(top.getFirst().lifetime()).containsOnlyKeys("comments");
      assertThat(top.getFirst().place()).isEqualTo("Clay");

      List<PlaceStatistics> places = bench.statistics.places(caller, account, "seen", week);
      assertThat(places)
          .extracting(PlaceStatistics::label)
          .containsExactlyInAnyOrder("Clay", "Weaving");
      PlaceStatistics weaving =
          places.stream().filter(one -> one.place().equals("b1")).findFirst().orElseThrow();
      assertThat(weaving.posts()).isEqualTo(2);
      assertThat(weaving.figures()).containsEntry("seen", 210.0);
      // of the week before, the four days since they were published
      assertThat(weaving.before()).containsEntry("seen", 120.0);

      List<NetworkTopPost> network = bench.statistics.topOnNetwork(caller, account);
      assertThat(network).extracting(NetworkTopPost::title).containsExactly("middling", "");
      assertThat(network.get(1).figures()).containsEntry("rate", 0.2);

      assertThat(bench.statistics.ofPublication(caller, top.getFirst().publicationId(), week))
          .hasSize(4)
          .last()
          .matches(series -> series.total().value().orElseThrow() == 3.0);
    }
  }

  @StoreTest
  void bestTimesRestOnWholeFirstWeeksAndSayHowMany(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      Instant now = store.databaseTime();
      for (int i = 1; i <= 11; i++) {
        bench.published(account, "post", i, "b1", now.minus(Duration.ofDays(7L * i + 1)));
      }
      bench.published(account, "too young", 90, "b1", now.minus(Duration.ofDays(2)));
      bench.collect();
      BestTimes times = bench.statistics.bestTimes(bench.posts.caller, account, "seen");
      assertThat(times.posts()).isEqualTo(11);
      assertThat(times.enough()).isTrue();
      assertThat(times.zone().getId()).isEqualTo("Europe/Berlin");
      assertThat(times.hours().stream().mapToInt(BestTimes.Hour::posts).sum()).isEqualTo(11);
      refused(
          Reason.INVALID,
          () -> bench.statistics.bestTimes(bench.posts.caller, account, "comments"));
      refused(
          Reason.INVALID, () -> bench.statistics.bestTimes(bench.posts.caller, account, "rate"));
    }
  }

  @StoreTest
  void anExportIsATableThatNoSpreadsheetTakesForFormulas(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      bench.network.openFrom = bench.today();
      bench.published(
          account,
          "=HYPERLINK(\"http://x\",\"y\")",
          10,
          "b1",
          store.databaseTime().minus(Duration.ofDays(1)));
      bench.collect();
      Period days = new Period(bench.today().minusDays(89), bench.today());
      List<String> lines = export(bench, account, Kind.POSTS, days).lines().toList();
      assertThat(lines).hasSize(1 + 2 * 2);
      assertThat(lines.getFirst()).startsWith("date,metric,name,value,final,publication,title,");
      assertThat(lines.get(1))
          .startsWith(bench.today().minusDays(1) + ",clicks,Clicks,1,yes,")
          .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",")
          .contains(",Weaving,https://example.org/10");
      assertThat(lines.get(2)).contains(",clicks,Clicks,1,no,");
      String whole = export(bench, account, Kind.ACCOUNT, days);
      assertThat(whole.lines()).hasSize(1 + 2 * 90);
      assertThat(whole).endsWith("\r\n");
    }
  }

  private static String export(StatisticsBench bench, UUID account, Kind kind, Period period)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bench.statistics.export(bench.posts.caller, account, kind, period).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @StoreTest
  void collectingOnDemandIsForPublishersAndNotForEver(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      Caller caller = bench.posts.caller;
      bench.collect();
      refused(
          Reason.FORBIDDEN,
          () -> bench.statistics.collect(bench.posts.caller(Role.VIEWER), account));
      assertThat(bench.statistics.collect(caller, account).refreshableAt())
          .hasValueSatisfying(
              at ->
                  assertThat(Duration.between(store.databaseTime(), at))
                      .isLessThanOrEqualTo(Statistics.REFRESH_PAUSE)
                      .isPositive());
      assertThat(bench.due(account)).isBeforeOrEqualTo(store.databaseTime());
      refused(Reason.TOO_MANY, () -> bench.statistics.collect(caller, account));
      bench.network.unavailable = Optional.of("None here.");
      refused(Reason.CONFLICT, () -> bench.statistics.collect(caller, account));
      assertThat(bench.posts.audit).containsExactly("statistics.asked");
    }
  }

  @StoreTest
  void anotherWorkspaceSeesNothing(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      UUID post =
          bench.published(account, "post", 1, "b1", store.databaseTime().minus(Duration.ofDays(1)));
      bench.collect();
      Caller stranger =
          new Caller(
              UUID.randomUUID(),
              "Eve",
              UUID.randomUUID(),
              Role.OWNER.permissions(),
              Caller.Origin.SESSION);
      Period week = new Period(bench.today().minusDays(6), bench.today());
      refused(Reason.NOT_FOUND, () -> bench.statistics.status(stranger, account));
      refused(Reason.NOT_FOUND, () -> bench.statistics.ofAccount(stranger, account, week));
      refused(Reason.NOT_FOUND, () -> bench.statistics.ofPublication(stranger, post, week));
      refused(Reason.NOT_FOUND, () -> bench.statistics.export(stranger, account, Kind.POSTS, week));
      refused(
          Reason.INVALID,
          () -> bench.statistics.top(bench.posts.caller, account, "likes", week, 5));
      refused(
          Reason.INVALID,
          () -> bench.statistics.top(bench.posts.caller, account, "seen", week, 51));
    }
  }

  @Test
  void periodsAreBounded() {
    LocalDate day = LocalDate.of(2026, 11, 1);
    assertThat(new Period(day, day.plusDays(6)).before())
        .isEqualTo(new Period(day.minusDays(7), day.minusDays(1)));
    refused(Reason.INVALID, () -> new Period(day, day.minusDays(1)));
    refused(Reason.INVALID, () -> new Period(day, day.plusDays(Period.MAX_DAYS)));
    refused(Reason.INVALID, () -> new Period(LocalDate.MIN, LocalDate.MAX));
  }

  @Test
  void numbersAndTextsOfATableArePlain() {
    assertThat(Csv.number(1_234_567_890.0)).isEqualTo("1234567890");
    assertThat(Csv.number(0.025)).isEqualTo("0.025");
    assertThat(Csv.text("-1+2")).isEqualTo("'-1+2");
    assertThat(Csv.text("+49 30")).isEqualTo("'+49 30");
    assertThat(Csv.text(" \t@x")).isEqualTo("' \t@x");
    assertThat(Csv.text("a=b")).isEqualTo("a=b");
    assertThat(Csv.text("")).isEmpty();
    assertThat(BestHours.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
    assertThat(BestHours.median(List.of(1.0, 4.0))).isEqualTo(2.5);
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}

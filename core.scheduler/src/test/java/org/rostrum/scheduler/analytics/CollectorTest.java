package org.rostrum.scheduler.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_FIGURE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.analytics.Day;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.Series;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsStatus.State;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What is asked of a network, how often, and what is kept of it. */
final class CollectorTest {
  @StoreTest
  void fillsNinetyDaysInChunksAndAsksLaterForWhatIsOpenOnly(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      LocalDate today = bench.today();
      bench.network.openFrom = today.minusDays(1);
      bench.collect();
      assertThat(bench.network.asked)
          .containsExactly(
              "account " + today.minusDays(89) + " " + today.minusDays(60),
              "account " + today.minusDays(59) + " " + today.minusDays(30),
              "account " + today.minusDays(29) + " " + today,
              "top seen");
      assertThat(bench.statistics.status(bench.posts.caller, account).state())
          .isEqualTo(State.COLLECTED);
      assertThat(bench.due(account)).isAfter(store.databaseTime().plus(Duration.ofHours(23)));
      bench.network.asked.clear();
      bench.later(account);
      bench.collect();
      assertThat(bench.network.asked)
          .containsExactly("account " + today.minusDays(7) + " " + today, "top seen");
    }
  }

  @StoreTest
  void gapsStayGapsAndDaysThatAreNotFinalAreReplaced(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      LocalDate today = bench.today();
      bench.network.openFrom = today.minusDays(2);
      bench.network.gaps.add(today);
      bench.network.gaps.add(today.minusDays(20));
      bench.collect();
      bench.network.openFrom = today;
      bench.network.factor = 2;
      bench.later(account);
      bench.collect();
      Series seen =
          bench
              .statistics
              .ofAccount(bench.posts.caller, account, new Period(today.minusDays(29), today))
              .getFirst();
      List<Day> days = seen.days();
      assertThat(days.getLast().value()).isEmpty();
      assertThat(days.get(9)).isEqualTo(new Day(today.minusDays(20), Optional.empty(), true));
      assertThat(days.get(28)).isEqualTo(new Day(today.minusDays(1), Optional.of(200.0), true));
      assertThat(seen.total().knownDays()).isEqualTo(28);
      // of the period before everything is known
      assertThat(seen.total().before()).contains(3_000.0);
      assertThat(seen.total().knownDaysBefore()).isEqualTo(30);
      Series rate =
          bench
              .statistics
              .ofAccount(bench.posts.caller, account, new Period(today.minusDays(29), today))
              .get(2);
      assertThat(rate.total().metric()).isEqualTo("rate");
      assertThat(rate.total().value().orElseThrow()).isBetween(0.0999, 0.1001);
    }
  }

  @StoreTest
  void postsAreMeasuredFromTheirFirstDayAndInTheirRhythm(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      Instant now = store.databaseTime();
      UUID young = bench.published(account, "young", 20, "b1", now.minus(Duration.ofDays(3)));
      UUID grown = bench.published(account, "grown", 10, "b2", now.minus(Duration.ofDays(60)));
      UUID gone = bench.published(account, "gone", 5, "b2", now.minus(Duration.ofDays(9)));
      UUID broken = bench.published(account, "broken", 6, "b2", now.minus(Duration.ofDays(9)));
      bench.network.maxDays = 90;
      bench.network.gone.add("5");
      bench.network.broken.add("6");
      bench.collect();
      assertThat(bench.network.asked)
          .contains(
              "post 20 " + bench.today().minusDays(3) + " " + bench.today(),
              "post 10 " + bench.today().minusDays(60) + " " + bench.today());
      assertThat(Duration.between(now, next(store, young))).isLessThan(Duration.ofDays(1));
      assertThat(Duration.between(now, next(store, grown))).isGreaterThan(Duration.ofDays(6));
      assertThat(Duration.between(now, next(store, broken))).isGreaterThan(Duration.ofDays(6));
      assertThat(
              store.<Instant>read(
                  sql ->
                      sql.select(MEASURED_PUBLICATION.DUE_AT)
                          .from(MEASURED_PUBLICATION)
                          .where(MEASURED_PUBLICATION.PUBLICATION_ID.eq(gone))
                          .and(MEASURED_PUBLICATION.GONE)
                          .fetchSingle()
                          .value1()))
          .isNull();
      bench.network.asked.clear();
      bench.later(account);
      bench.collect();
      assertThat(bench.network.asked).noneMatch(one -> one.startsWith("post 5 "));
      assertThat(bench.network.asked).noneMatch(one -> one.startsWith("post 10 "));
    }
  }

  private static Instant next(Store store, UUID publication) {
    return store.read(
        sql ->
            sql.select(MEASURED_PUBLICATION.DUE_AT)
                .from(MEASURED_PUBLICATION)
                .where(MEASURED_PUBLICATION.PUBLICATION_ID.eq(publication))
                .fetchSingle(MEASURED_PUBLICATION.DUE_AT));
  }

  @StoreTest
  void aNetworkThatSaysWaitIsLeftAlone(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      bench.network.failure = NetworkException.rateLimited("Too many.", Duration.ofHours(3));
      bench.collect();
      assertThat(bench.due(account)).isAfter(store.databaseTime().plus(Duration.ofMinutes(170)));
      assertThat(bench.statistics.status(bench.posts.caller, account))
          .matches(status -> status.state() == State.FAILED)
          .matches(status -> status.reason().equals("Too many."));
      bench.network.failure = new NetworkException(Kind.TEMPORARY, "Away.");
      bench.later(account);
      bench.collect();
      Duration first = Duration.between(store.databaseTime(), bench.due(account));
      bench.later(account);
      bench.collect();
      assertThat(Duration.between(store.databaseTime(), bench.due(account))).isGreaterThan(first);
      bench.network.failure = new NetworkException(Kind.TOKEN_REJECTED, "Who are you?");
      bench.later(account);
      bench.collect();
      assertThat(bench.statistics.status(bench.posts.caller, account).reason())
          .isEqualTo("Connect the account again.");
    }
  }

  @StoreTest
  void theCallsOfADayAreCountedAndKept(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock, 5)) {
      UUID account = bench.posts.account("one");
      Instant yesterday = store.databaseTime().minus(Duration.ofDays(1));
      for (int i = 1; i <= 4; i++) {
        bench.published(account, "post", i, "b1", yesterday);
      }
      bench.collect();
      assertThat(bench.network.asked).hasSize(5);
      assertThat(bench.statistics.status(bench.posts.caller, account).reason()).contains("used up");
      Instant tomorrow = bench.today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      assertThat(bench.due(account)).isAfter(tomorrow).isBefore(tomorrow.plusSeconds(3_601));
    }
  }

  @StoreTest
  void anEnvironmentWithoutFiguresSaysSo(Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      bench.network.unavailable = Optional.of("Sandbox has no statistics.");
      bench.collect();
      assertThat(bench.network.asked).isEmpty();
      assertThat(bench.statistics.status(bench.posts.caller, account))
          .matches(status -> status.state() == State.UNAVAILABLE)
          .matches(status -> status.reason().equals("Sandbox has no statistics."));
    }
  }

  @StoreTest
  void oneNodeAtATimeCollectsAndWhoLostItsTurnWritesNothing(Store store, TestClock clock)
      throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      CollectionLimits limits = CollectionLimits.standard();
      AccountTurns one = new AccountTurns(store, "one", limits);
      AccountTurns two = new AccountTurns(store, "two", limits);
      Instant now = store.databaseTime();
      one.enter(List.of("boards"), now);
      assertThat(one.take(account, now)).isTrue();
      assertThat(two.take(account, now)).isFalse();
      assertThat(two.due(now)).isEmpty();
      Instant after = now.plus(limits.lease()).plusSeconds(1);
      assertThat(two.take(account, after)).isTrue();
      assertThatThrownBy(() -> one.call(account, 10)).isInstanceOf(LeaseLost.class);
      assertThatThrownBy(() -> store.change(sql -> one.hold(sql, account)))
          .isInstanceOf(LeaseLost.class);
      two.done(account, "", after, after);
      assertThat(one.take(account, after)).isTrue();
    }
  }

  @StoreTest
  void whatIsOlderThanPromisedIsForgottenAndAnAccountTakesItsFiguresAlong(
      Store store, TestClock clock) throws Exception {
    try (StatisticsBench bench = new StatisticsBench(store, clock)) {
      UUID account = bench.posts.account("one");
      Instant now = store.databaseTime();
      UUID post = bench.published(account, "post", 10, "b1", now.minus(Duration.ofDays(2)));
      bench.collect();
      store.change(
          sql -> {
            int ignored =
                sql.insertInto(PUBLICATION_FIGURE)
                    .set(PUBLICATION_FIGURE.PUBLICATION_ID, post)
                    .set(PUBLICATION_FIGURE.METRIC, "seen")
                    .set(
                        PUBLICATION_FIGURE.FIGURE_ON,
                        bench.today().minusDays(Statistics.POST_DAYS_KEPT + 1L))
                    .set(PUBLICATION_FIGURE.AMOUNT, 1.0)
                    .set(PUBLICATION_FIGURE.COMPLETE, true)
                    .execute();
          });
      int before = figures(store);
      new Upkeep(store).forget(now);
      assertThat(figures(store)).isEqualTo(before - 1);
      bench.posts.disconnect(account);
      assertThat(figures(store)).isZero();
    }
  }

  private static int figures(Store store) {
    return store.<Integer>read(sql -> sql.fetchCount(PUBLICATION_FIGURE));
  }
}

package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_PAUSE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.scheduling.StoredMissedPolicy;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Waiting for limits: by one clock, in few commits, and not for ever. */
final class LimitedWaitsTest {
  private static final Duration TOO_LONG = EngineLimits.MAX_LIMIT_WAIT.plusDays(1);

  @StoreTest
  void aLaterPauseIsNotShortenedByAnEarlierOne(Store store, TestClock clock) {
    UUID account = UUID.randomUUID();
    Instant now = clock.instant();
    for (int seconds : List.of(600, 60, 900, 30)) {
      // each time another node, which has not heard of the others
      Throttles throttles = new Throttles(clock);
      throttles.limited("fake", account, Scope.NETWORK, Duration.ofSeconds(seconds), "slow");
      new NetworkPauses(store, throttles).tell(now);
    }
    assertThat(store.<Instant>read(sql -> sql.selectFrom(NETWORK_PAUSE).fetchSingle().getUntilAt()))
        .isEqualTo(now.plusSeconds(900));
  }

  @StoreTest
  void limitsAreCountedByTheClockOfTheDatabase(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID first = bench.scheduled(account, clock.instant());
      UUID second = bench.scheduled(account, clock.instant().plusMillis(1));
      UUID refused = bench.scheduled(bench.account("two"), clock.instant());
      bench.world.script(refused, Fault.RATE_LIMIT_ACCOUNT);
      clock.advance(Duration.ofMillis(2));
      Instant now = clock.instant();
      RateLimit limit = new RateLimit("posts a minute", Scope.ACCOUNT, 1, Duration.ofMinutes(1));
      EngineBench.Node ignored =
          bench.start(
              new FakeNetwork(bench.world, 8, Duration.ofSeconds(1), List.of(limit)),
              EngineBench.QUICK,
              // on H2 the two are the same clock, so that only PostgreSQL tells them apart
              () -> clock.instant().plus(Duration.ofHours(2)),
              way -> {});
      bench.awaitState(first, PublicationState.PUBLISHED);
      bench.awaitState(second, PublicationState.WAITING);
      assertThat(bench.view(second).nextAt()).contains(now.plusSeconds(60));
      bench.awaitState(refused, PublicationState.WAITING);
      EngineBench.await(
          () -> store.<Integer>read(sql -> sql.fetchCount(NETWORK_PAUSE)) == 1, () -> "it is told");
      assertThat(
              store.<Instant>read(sql -> sql.selectFrom(NETWORK_PAUSE).fetchSingle().getUntilAt()))
          .isEqualTo(now.plusSeconds(1));
    }
  }

  @StoreTest
  void manyAccountsWaitInOneCommit(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      List<UUID> publications = new ArrayList<>();
      Map<Holds.Whose, Holds.Wait> waits = new HashMap<>();
      Map<UUID, Instant> until = new HashMap<>();
      for (int index = 0; index < 20; index++) {
        UUID account = bench.account("a" + index);
        Instant at = clock.instant().plusSeconds(60 + index);
        for (int number = 0; number < 2; number++) {
          UUID publication = bench.scheduled(account, clock.instant());
          publications.add(publication);
          until.put(publication, at);
        }
        waits.put(
            new Holds.Whose.Account(account),
            Holds.Wait.until(new Throttles.Pause(at, Scope.ACCOUNT, "limit " + index, false)));
      }
      SeverableStore counted = new SeverableStore(store);
      assertThat(new Holds(counted, bench.heard()).apply(waits, clock.instant())).isFalse();
      assertThat(counted.writes).hasValue(1);
      for (UUID id : publications) {
        assertThat(bench.state(id)).isEqualTo(PublicationState.WAITING);
        assertThat(bench.view(id).reason()).startsWith("limit ");
        assertThat(bench.view(id).nextAt()).contains(until.getOrDefault(id, Instant.EPOCH));
      }
    }
  }

  @StoreTest
  void aPersonIsAskedAboutWhatLimitsKeptWaitingTooLong(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID waiting = bench.scheduled(account, clock.instant());
      UUID uncertain = bench.scheduled(account, clock.instant());
      UUID working = bench.scheduled(account, clock.instant());
      store.change(
          sql -> {
            Map.of(waiting, "WAITING", uncertain, "UNCERTAIN", working, "PUBLISHING")
                .forEach(
                    (id, state) ->
                        sql.update(PUBLICATION)
                            .set(PUBLICATION.STATE, state)
                            .where(PUBLICATION.ID.eq(id))
                            .execute());
          });
      clock.advance(TOO_LONG);
      UUID fresh = bench.scheduled(account, clock.instant());
      Throttles.Pause pause =
          new Throttles.Pause(clock.instant().plusSeconds(9), Scope.ACCOUNT, "One a day.", true);
      new Holds(store, bench.heard())
          .apply(
              Map.of(new Holds.Whose.Account(account), Holds.Wait.until(pause)), clock.instant());
      assertThat(bench.state(waiting)).isEqualTo(PublicationState.NEEDS_DECISION);
      assertThat(bench.view(waiting).reason()).contains("more than 40 days", "One a day.");
      assertThat(bench.view(waiting).decisions())
          .isEqualTo(Set.of(Decision.PUBLISH_AGAIN, Decision.SKIP));
      assertThat(bench.state(uncertain)).isEqualTo(PublicationState.NEEDS_DECISION);
      assertThat(bench.view(uncertain).decisions()).contains(Decision.IT_IS_THERE);
      assertThat(bench.state(working)).isEqualTo(PublicationState.UNCERTAIN);
      assertThat(bench.state(fresh)).isEqualTo(PublicationState.WAITING);
    }
  }

  @StoreTest
  void aNetworkThatPutsOffForEverIsGivenUp(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      var ignored =
          new StoredMissedPolicy(store, bench.silentAudit(), bench.heard())
              .change(bench.caller, 0, TOO_LONG.multipliedBy(2));
      UUID limited = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(limited, Fault.RATE_LIMIT_ACCOUNT, Fault.RATE_LIMIT_ACCOUNT);
      EngineBench.Node node = bench.start();
      bench.awaitState(limited, PublicationState.WAITING);
      assertThat(bench.view(limited).reason()).isEqualTo("too many for the account");
      clock.advance(TOO_LONG);
      node.engine().wake();
      bench.awaitState(limited, PublicationState.FAILED);
      assertThat(bench.view(limited).reason()).contains("41 days", "too many for the account");
      assertThat(bench.outcomes(limited)).containsExactly("RATE_LIMITED", "RATE_LIMITED");
    }
  }
}

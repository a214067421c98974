package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.ENGINE_NODE;
import static org.rostrum.scheduler.store.jooq.Tables.LANE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.publishing.LeaseRows;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Claims that the database, or one of the publications, makes difficult. */
final class ClaimFaultsTest {
  private static final String NODE = "here";

  @StoreTest
  void aClaimWhoseAnswerGotLostIsGivenBackAtOnce(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID first = bench.scheduled(account, clock.instant());
      UUID second = bench.scheduled(account, clock.instant());
      EngineBench.Node ignored =
          bench.start(
              new FakeNetwork(bench.world),
              EngineBench.QUICK,
              clock,
              way -> way.loseAnswerOnce(() -> store.read(sql -> sql.fetchExists(ATTEMPT))));
      // the clock stands still: no lease ends in this test
      bench.awaitState(first, PublicationState.PUBLISHED);
      bench.awaitState(second, PublicationState.PUBLISHED);
      List<UUID> both = List.of(first, second);
      assertThat(both).allMatch(id -> bench.world.created(id) == 1);
      assertThat(both.stream().flatMap(id -> bench.outcomes(id).stream()))
          .containsExactlyInAnyOrder("NOT_CALLED", "PUBLISHED", "PUBLISHED");
      assertThat(bench.world.questions).isEmpty();
      UUID givenBack = bench.outcomes(first).size() == 2 ? first : second;
      assertThat(bench.world.requests.getFirst().publication())
          .as("the other one was not sent before it")
          .isEqualTo(givenBack);
    }
  }

  @StoreTest
  void nothingIsSentBesideAnAttemptWhoseOutcomeCannotBeRecorded(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID first = bench.scheduled(account, clock.instant());
      UUID second = bench.scheduled(account, clock.instant());
      EngineBench.Node node =
          bench.start(
              new FakeNetwork(bench.world, 8, Duration.ofSeconds(1), List.of()),
              EngineBench.QUICK,
              clock,
              way ->
                  way.refuseOnce(
                      () -> Thread.currentThread().getName().equals("outcome-recorder")));
      EngineBench.await(node.store()::hasRefused, () -> "an outcome that is refused");
      // the engine goes on with others, and has looked at the account meanwhile
      for (String name : List.of("two", "three")) {
        bench.awaitState(
            bench.scheduled(bench.account(name), clock.instant()), PublicationState.PUBLISHED);
      }
      assertThat(bench.outcomes(first)).containsExactly("RUNNING");
      assertThat(bench.outcomes(second)).isEmpty();
      assertThat(bench.world.created(second)).isZero();
      EngineBench.await(
          () -> node.engine().running(FakeNetwork.ID) == 0,
          () -> "what holds its lane only, and runs no more, does not count as a call");
    }
  }

  @StoreTest
  void onePublicationThatNobodyCanReadDoesNotStopTheOthers(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      List<UUID> good = new ArrayList<>();
      for (int index = 0; index < 6; index++) {
        good.add(bench.scheduled(bench.account("a" + index), clock.instant()));
      }
      UUID badOptions = bench.scheduled(bench.account("b"), clock.instant());
      UUID badNumber = bench.scheduled(bench.account("c"), clock.instant());
      store.change(
          sql -> {
            int ignored =
                sql.update(PUBLICATION)
                    .set(PUBLICATION.OPTIONS, "{not json")
                    .where(PUBLICATION.ID.eq(badOptions))
                    .execute();
            // the number that its next attempt would have is taken
            int also =
                sql.insertInto(ATTEMPT)
                    .set(ATTEMPT.PUBLICATION_ID, badNumber)
                    .set(ATTEMPT.NUMBER, 1)
                    .set(ATTEMPT.FENCE, 1L)
                    .set(ATTEMPT.KIND, "PUBLISH")
                    .set(ATTEMPT.NODE, "")
                    .set(ATTEMPT.STARTED_AT, clock.instant())
                    .set(ATTEMPT.OUTCOME, "FAILED")
                    .set(ATTEMPT.DETAIL, "")
                    .execute();
            assertThat(ignored + also).isEqualTo(2);
          });
      EngineBench.Node ignored = bench.start();
      good.forEach(id -> bench.awaitState(id, PublicationState.PUBLISHED));
      bench.awaitState(badOptions, PublicationState.FAILED);
      bench.awaitState(badNumber, PublicationState.FAILED);
      assertThat(bench.view(badOptions).reason()).contains("cannot be used").contains("retry it");
      assertThat(bench.outcomes(badOptions)).isEmpty();
    }
  }

  @StoreTest
  void takesNothingThatIsTooLateThoughNobodyHasPutItAside(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID late = bench.scheduled(account, clock.instant());
      hold(store, clock, account);
      Instant due = clock.instant();
      clock.advance(Duration.ofHours(13));
      alive(store, clock);
      assertThat(claims(store, Duration.ofHours(12)).take(wanted(bench, late, due)).claims())
          .isEmpty();
      assertThat(claims(store, Duration.ofHours(14)).take(wanted(bench, late, due)).claims())
          .hasSize(1);
    }
  }

  @StoreTest
  void nobodyTakesALaneWhileItsNodeClaimsForIt(Store store, TestClock clock) throws Exception {
    if (store.dialect() == Dialect.H2) {
      return;
    }
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID slow = bench.scheduled(account, clock.instant());
      UUID next = bench.scheduled(account, clock.instant());
      hold(store, clock, account);
      lease(store, slow, clock.instant().plusSeconds(1));
      clock.advance(Duration.ofSeconds(2));
      alive(store, clock);
      CountDownLatch claiming = new CountDownLatch(1);
      CountDownLatch sweeping = new CountDownLatch(1);
      Node node = new Node(store, NODE, Duration.ofSeconds(15));
      CompletableFuture<Boolean> claim =
          store.writeAsync(
              sql -> {
                boolean may = node.mayClaim(sql, clock.instant());
                claiming.countDown();
                await(sweeping);
                sql.update(PUBLICATION)
                    .set(PUBLICATION.LEASE_OWNER, NODE)
                    .set(PUBLICATION.LEASE_UNTIL, clock.instant().plusSeconds(60))
                    .where(PUBLICATION.ID.eq(next))
                    .execute();
                return may;
              });
      claiming.await();
      CompletableFuture<List<LeaseRows.Lost>> sweep =
          store.writeAsync(
              sql -> LeaseRows.sweep(sql, Dialect.POSTGRES, clock.instant(), Holds.BATCH));
      EngineBench.await(() -> sweep.isDone() || waitsForALock(store), () -> "it sweeps");
      assertThat(sweep).as("the claim is still under way").isNotDone();
      sweeping.countDown();
      assertThat(claim.get()).isTrue();
      assertThat(sweep.get()).extracting(LeaseRows.Lost::publication).containsExactly(slow);
      assertThat(store.<Integer>read(sql -> sql.fetchCount(LANE, LANE.NODE.eq(NODE))))
          .as("a call of the account is under way there")
          .isEqualTo(1);
    }
  }

  private static Claims claims(Store store, Duration late) {
    Node node = new Node(store, NODE, Duration.ofSeconds(15));
    return new Claims(store, new FakeMedia(), node, now -> now.minus(late));
  }

  private static List<Claims.Wanted> wanted(EngineBench bench, UUID publication, Instant due) {
    ProviderDescriptor network = ProviderDescriptor.of(FakeNetwork.ID, "Fake").build();
    Candidate candidate =
        new Candidate(
            publication,
            bench.workspace,
            bench.view(publication).accountId(),
            FakeNetwork.ID,
            PublicationState.SCHEDULED,
            due,
            due,
            0,
            Optional.of("CONNECTED"),
            "",
            false);
    return List.of(new Claims.Wanted(candidate, network, Duration.ofSeconds(30)));
  }

  private static void hold(Store store, TestClock clock, UUID account) {
    if (store.dialect() == Dialect.POSTGRES) {
      store.change(
          sql -> {
            sql.insertInto(LANE).set(LANE.ACCOUNT_ID, account).set(LANE.NODE, NODE).execute();
            sql.insertInto(ENGINE_NODE)
                .set(ENGINE_NODE.ID, NODE)
                .set(ENGINE_NODE.ALIVE_UNTIL, clock.instant().plusSeconds(60))
                .set(ENGINE_NODE.STARTED_AT, clock.instant())
                .execute();
          });
    }
  }

  private static void alive(Store store, TestClock clock) {
    store.change(
        sql ->
            sql.update(ENGINE_NODE)
                .set(ENGINE_NODE.ALIVE_UNTIL, clock.instant().plusSeconds(60))
                .execute());
  }

  private static void lease(Store store, UUID publication, Instant until) {
    store.change(
        sql ->
            sql.update(PUBLICATION)
                .set(PUBLICATION.STATE, "PUBLISHING")
                .set(PUBLICATION.LEASE_OWNER, NODE)
                .set(PUBLICATION.LEASE_UNTIL, until)
                .where(PUBLICATION.ID.eq(publication))
                .execute());
  }

  private static boolean waitsForALock(Store store) {
    int waiting = store.read(sql -> sql.fetch("select 1 from pg_locks where not granted").size());
    return waiting > 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

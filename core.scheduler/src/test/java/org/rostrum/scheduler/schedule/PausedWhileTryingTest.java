package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.accounts.QuotaLimits;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.scheduling.StoredQueues;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.PostingQueues;

/** A queue that is paused while something of it is being tried. */
final class PausedWhileTryingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @StoreTest
  void whatIsRefusedDuringThePauseWaitsInTheQueue(Store store, TestClock clock) {
    for (Fault fault : new Fault[] {Fault.RATE_LIMIT_ACCOUNT, Fault.FAIL_FOR_NOW}) {
      try (EngineBench bench = new EngineBench(store, clock)) {
        PostingQueues queues = queues(bench);
        UUID account = bench.account("one-" + fault);
        UUID tried = queued(bench, account);
        bench.world.script(tried, fault);
        bench.world.gate = new CountDownLatch(1);
        EngineBench.Node node = bench.start();
        EngineBench.await(() -> bench.world.inFlight.get() == 1, () -> "it is tried");
        var ignored = queues.pause(bench.caller, account, "");
        bench.world.gate.countDown();
        bench.awaitState(tried, PublicationState.WAITING, PublicationState.RETRYING);
        clock.advance(HOUR);
        node.engine().wake();
        bench.awaitState(tried, PublicationState.SCHEDULED);
        assertThat(bench.view(tried).nextAt()).isEmpty();
        assertThat(bench.view(tried).reason()).contains("is paused since");
        assertThat(bench.world.created(tried)).isZero();
      }
    }
  }

  @StoreTest
  void pausesWhatWaitsForAnotherTry(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      UUID retrying = queued(bench, account);
      store.change(
          sql ->
              sql.update(PUBLICATION)
                  .set(PUBLICATION.STATE, "RETRYING")
                  .set(PUBLICATION.WAKE_AT, clock.instant().plus(HOUR))
                  .where(PUBLICATION.ID.eq(retrying))
                  .execute());
      assertThat(queues(bench).pause(bench.caller, account, "").publications())
          .extracting(one -> one.id())
          .containsExactly(retrying);
      assertThat(bench.view(retrying).nextAt()).isEmpty();
    }
  }

  private static UUID queued(EngineBench bench, UUID account) {
    UUID publication = bench.scheduled(account, bench.clock.instant());
    bench.store.change(
        sql ->
            sql.update(PUBLICATION)
                .set(PUBLICATION.QUEUED, true)
                .where(PUBLICATION.ID.eq(publication))
                .execute());
    return publication;
  }

  private static PostingQueues queues(EngineBench bench) {
    LiveProviders providers = LiveProviders.of(LiveProvider.of(new FakeNetwork(bench.world)));
    return new StoredQueues(
        bench.store,
        new TargetProblems(bench.store, new FakeMedia(), providers),
        QuotaLimits.NONE,
        bench.silentAudit(),
        bench.heard(),
        () -> {});
  }
}

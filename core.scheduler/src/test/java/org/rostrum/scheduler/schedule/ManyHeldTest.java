package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.UpdatableRecord;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;

/**
 * Ten thousand publications, each with a time of its own, wait for a hold and go on after it: some
 * at a time, so that nobody else waits for all of them.
 */
final class ManyHeldTest {
  private static final int ALL = 10_000;
  private static final int ACCOUNTS = 20;
  private static final int SEED_BATCH = 500;

  @StoreTest
  void waitAndGoOnSomeAtATime(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      Instant now = clock.instant();
      List<UUID> accounts =
          IntStream.range(0, ACCOUNTS).mapToObj(each -> bench.account("account-" + each)).toList();
      seed(bench, accounts, now);
      SeverableStore way = new SeverableStore(store);
      HoldView hold = bench.holds.hold(bench.caller, new HoldScope.Instance(), "");

      Map<Holds.Whose, Holds.Wait> waits = new HashMap<>();
      accounts.forEach(
          account -> waits.put(new Holds.Whose.Account(account), Holds.Wait.onHold(hold.reason())));
      Holds holds = new Holds(way, bench.heard());
      while (holds.apply(waits, now)) {
        assertThat(count(store, waiting())).isEqualTo(way.writes.get() * Holds.BATCH);
      }
      assertThat(count(store, waiting())).isEqualTo(ALL);

      Readiness readiness = readiness(bench, way);
      assertThat(readiness.wake(now)).as("while it is on hold").isZero();
      bench.holds.resume(bench.caller, new HoldScope.Instance());
      int before = way.writes.get();
      assertThat(readiness.wake(now)).isEqualTo(ALL);

      assertThat(way.writes.get() - before).isEqualTo(ALL / Readiness.BATCH + 1);
      assertThat(count(store, PUBLICATION.WAKE_AT.eq(PUBLICATION.DUE_AT)))
          .as("each at its own time, and the one that is far ahead")
          .isEqualTo(ALL + 1);
    }
  }

  private static Readiness readiness(EngineBench bench, Store way) {
    LiveProviders providers = LiveProviders.of(LiveProvider.of(new FakeNetwork(bench.world)));
    return new Readiness(way, providers, bench.settings, bench.inForce);
  }

  private static Condition waiting() {
    return PUBLICATION
        .STATE
        .eq(PublicationState.WAITING.name())
        .and(PUBLICATION.PARKED_AT.isNotNull())
        .and(PUBLICATION.WAKE_AT.isNull());
  }

  private static int count(Store store, Condition which) {
    return store.read(sql -> sql.fetchCount(PUBLICATION, which));
  }

  /** Rows as the service makes them: copies of one that it made. */
  private static void seed(EngineBench bench, List<UUID> accounts, Instant now) {
    UUID made = bench.scheduled(accounts.getFirst(), now.plus(Duration.ofDays(365)));
    PublicationRecord template =
        bench.store.read(
            sql -> sql.selectFrom(PUBLICATION).where(PUBLICATION.ID.eq(made)).fetchSingle());
    PostRecord post =
        bench.store.read(
            sql -> sql.selectFrom(POST).where(POST.ID.eq(template.getPostId())).fetchSingle());
    for (int from = 0; from < ALL; from += SEED_BATCH) {
      List<UpdatableRecord<?>> rows = new ArrayList<>();
      for (int number = from; number < from + SEED_BATCH; number++) {
        PostRecord ownPost = post.copy();
        ownPost.setId(new UUID(1, number));
        rows.add(ownPost);
        PublicationRecord row = template.copy();
        Instant due = now.minusSeconds(number);
        row.setId(new UUID(2, number));
        row.setPostId(ownPost.getId());
        row.setAccountId(accounts.get(number % ACCOUNTS));
        row.setDueAt(due);
        row.setWakeAt(due);
        rows.add(row);
      }
      bench.store.change(
          sql -> {
            int[] ignored = sql.batchInsert(rows).execute();
          });
    }
  }
}

package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jooq.UpdatableRecord;
import org.junit.jupiter.api.parallel.Isolated;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/**
 * Ten thousand publications become due at once, over 500 accounts of three networks: one answers
 * nothing until it is let go, one declares a limit, one takes everything. The clock stands still,
 * so that what a limit permits is exact.
 */
@Isolated // it measures the heap
final class FairnessTest {
  private static final int ACCOUNTS = 500;

  /** Publications of each account. */
  private static final int EACH = CountingNetwork.EACH;

  private static final int ALL = ACCOUNTS * EACH;
  private static final int PERMITS = 15;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int SEED_BATCH = 500;

  /** What the engine may keep of 10,000 due publications, far below what their contents are. */
  private static final long MOST_HEAP = 96L << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Answers nothing until it is let go, as one whose answers take half a minute. */
  private final CountingNetwork slow = new CountingNetwork("slow", 32, List.of());

  private final CountingNetwork limited =
      new CountingNetwork(
          "limited",
          48,
          List.of(new RateLimit("posts a minute", RateLimit.Scope.ACCOUNT, PERMITS, WINDOW)));

  private final CountingNetwork free = new CountingNetwork("free", 64, List.of());
  private final List<CountingNetwork> networks = List.of(slow, limited, free);

  @StoreTest
  void aSlowNetworkAndALimitDelayNobodyElse(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      seed(bench, clock.instant());
      slow.hold();
      LiveProviders providers =
          LiveProviders.of(networks.stream().map(LiveProvider::of).toArray(LiveProvider[]::new));
      long heap = usedHeap();
      try (PublishingEngine engine = bench.engine(store, providers, EngineLimits.standard())) {
        engine.start();
        await(() -> free.finished() == of(free) * EACH);
        await(() -> limited.finished() == of(limited) * PERMITS);
        await(() -> slow.inFlight() == slow.concurrency());
        assertThat(slow.finished()).isZero();
        assertThat(usedHeap() - heap).isLessThan(MOST_HEAP);

        clock.advance(WINDOW);
        engine.wake();
        await(() -> limited.finished() == of(limited) * EACH);
        assertThat(slow.finished()).isZero();

        slow.letGo();
        await(() -> slow.finished() == of(slow) * EACH);
        await(() -> published(store) == ALL);
      }
      int attempts = store.read(sql -> sql.fetchCount(ATTEMPT));
      assertThat(attempts).isEqualTo(ALL);
      demandOrderAndBounds();
    }
  }

  private void demandOrderAndBounds() {
    for (CountingNetwork network : networks) {
      assertThat(network.mostInFlight()).isLessThanOrEqualTo(network.concurrency());
      assertThat(network.mostOfOneAccount()).isEqualTo(1);
      for (int account = 0; account < ACCOUNTS; account++) {
        if (network(account) == network) {
          assertThat(network.ofAccount(account))
              .as("account %d of %s", account, network.id())
              .isEqualTo(IntStream.range(account * EACH, (account + 1) * EACH).boxed().toList());
        }
      }
    }
  }

  private CountingNetwork network(int account) {
    return networks.get(account % networks.size());
  }

  /** How many accounts a network has. */
  private int of(CountingNetwork network) {
    return (int)
        IntStream.range(0, ACCOUNTS).filter(account -> network(account) == network).count();
  }

  /** Rows as the service makes them: copies of one that it made. */
  private void seed(EngineBench bench, Instant now) {
    List<UUID> accounts =
        IntStream.range(0, ACCOUNTS)
            .parallel()
            .mapToObj(
                account ->
                    bench.accounts.connect(
                        bench.workspace, "account-" + account, network(account).id(), now))
            .toList();
    UUID made = bench.scheduled(bench.account("template"), now.plus(Duration.ofDays(365)));
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
        int account = number / EACH;
        PublicationRecord row = template.copy();
        // microseconds apart: one instant for people, and yet in order
        Instant due = now.minus(ALL - number, ChronoUnit.MICROS);
        row.setId(CountingNetwork.publication(number));
        row.setPostId(ownPost.getId());
        row.setAccountId(accounts.get(account));
        row.setProviderId(network(account).id());
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

  private static int published(Store store) {
    return store.read(
        sql ->
            sql.fetchCount(PUBLICATION, PUBLICATION.STATE.eq(PublicationState.PUBLISHED.name())));
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void await(BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new AssertionError("It came no further than " + networks);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}

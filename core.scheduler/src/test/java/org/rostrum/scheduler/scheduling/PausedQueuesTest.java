package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.scheduling.SchedulingBench.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Queues that are paused, and queues that many use at once. */
final class PausedQueuesTest {
  /**
   * As many as the store lets in at once. More would wait for a connection while these wait for
   * each other, and on a machine with much else to do longer than anybody is let wait.
   */
  private static final int CONNECTIONS = 8;

  private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T17:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NEXT_MONDAY_EVENING = Instant.parse("2026-11-30T17:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @StoreTest
  void holdsThePausedQueueAndMovesItOnWhenItIsResumed(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    List<UUID> ids = new ArrayList<>();
    for (String text : List.of("a", "b")) {
      ids.addAll(bench.queued(text, account));
    }
    PostView byHand = bench.posts.create(bench.posts.good("by hand", account));
    UUID scheduled =
        bench
            .posts
            .posts
            .schedule(bench.posts.caller, byHand.id(), 1, TUESDAY)
            .publications()
            .getFirst()
            .id();
    assertThat(bench.queues.pause(bench.posts.caller, account, "holiday").pause().orElseThrow())
        .satisfies(
            pause -> {
              assertThat(pause.by()).isEqualTo("Ada");
              assertThat(pause.reason()).isEqualTo("holiday");
            });
    ids.addAll(bench.queued("c", account));
    for (UUID id : ids) {
      assertThat(bench.wakeAt(id)).isEmpty();
      assertThat(bench.view(id).reason())
          .isEqualTo(
              "The queue of one is paused since 2026-11-23 13:00 Europe/Berlin by Ada: holiday");
      assertThat(bench.view(id).next()).contains("resumed");
    }
    assertThat(bench.wakeAt(scheduled)).contains(TUESDAY);
    refused(Reason.CONFLICT, () -> bench.queues.pause(bench.posts.caller, account, ""));
    clock.set(NEXT_MONDAY_EVENING.plusSeconds(1));
    assertThat(bench.queues.resume(bench.posts.caller, account).pause()).isEmpty();
    assertThat(bench.order(account)).isEqualTo(ids);
    for (int place = 0; place < ids.size(); place++) {
      Instant slot = NEXT_MONDAY_EVENING.plus(WEEK.multipliedBy(place + 1));
      assertThat(bench.due(ids.get(place))).isEqualTo(slot);
      assertThat(bench.wakeAt(ids.get(place))).contains(slot);
      assertThat(bench.view(ids.get(place)).reason()).isEmpty();
    }
    refused(Reason.CONFLICT, () -> bench.queues.resume(bench.posts.caller, account));
  }

  @StoreTest
  void keepsItsTimesIfNothingWasMissedWhileItPaused(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    UUID id = bench.queued("a", account).getFirst();
    bench.posts.force(id, PublicationState.WAITING);
    assertThat(bench.queues.pause(bench.posts.caller, account, "").publications())
        .extracting(one -> one.state())
        .containsExactly(PublicationState.SCHEDULED);
    assertThat(bench.queues.resume(bench.posts.caller, account).publications())
        .extracting(one -> one.dueAt())
        .containsExactly(Optional.of(MONDAY_EVENING));
    assertThat(bench.wakeAt(id)).contains(MONDAY_EVENING);
  }

  @StoreTest
  void givesASlotToOneOfManyWhoAskAtOnce(Store store, TestClock clock) throws Exception {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.account("one", "MONDAY 18:00", "FRIDAY 18:00");
    UUID two = bench.account("two", "MONDAY 18:00", "FRIDAY 18:00");
    List<PostView> posts = new ArrayList<>();
    for (int index = 0; index < 12; index++) {
      posts.add(
          bench.posts.create(
              index % 2 == 0
                  ? bench.posts.good("text " + index, one, two)
                  : bench.posts.good("text " + index, two, one)));
    }
    List<Future<PostView>> added = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (PostView post : posts) {
        added.add(threads.submit(() -> bench.queues.addToQueue(bench.posts.caller, post.id(), 1)));
      }
    }
    for (Future<PostView> call : added) {
      assertThat(done(call).version()).isEqualTo(2);
    }
    for (UUID account : List.of(one, two)) {
      List<Instant> times =
          bench.queues.queue(bench.posts.caller, account).publications().stream()
              .map(publication -> publication.dueAt().orElseThrow())
              .toList();
      assertThat(times).hasSize(posts.size());
      assertThat(new HashSet<>(times)).hasSize(posts.size());
      assertThat(times.getLast()).isEqualTo(Instant.parse("2027-01-01T17:00:00Z"));
    }
  }

  @StoreTest
  void losesItsQueueWithTheAccount(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    bench.posts.disconnect(account);
    refused(Reason.NOT_FOUND, () -> bench.queues.queue(bench.posts.caller, account));
  }

  private static PostView done(Future<PostView> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}

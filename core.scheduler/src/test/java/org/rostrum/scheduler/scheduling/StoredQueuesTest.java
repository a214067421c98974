package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.scheduling.SchedulingBench.problems;
import static org.rostrum.scheduler.scheduling.SchedulingBench.refused;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.rostrum.access.Role;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.Slot;
import org.rostrum.scheduling.WeeklySlots;

/** Posting schedules and queues, as a publisher uses them. */
final class StoredQueuesTest {
  private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T17:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant NEXT_MONDAY_EVENING = Instant.parse("2026-11-30T17:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @StoreTest
  void keepsSlotsAndTellsTheirNextTimes(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.posts.account("one");
    assertThat(bench.queues.schedule(bench.posts.caller, account))
        .isEqualTo(
            new PostingSchedule(
                account, 0, WeeklySlots.none(), ZoneId.of("Europe/Berlin"), List.of()));
    WeeklySlots slots =
        new WeeklySlots(
            Optional.of(ZoneId.of("Asia/Tokyo")),
            SchedulingBench.slots("SUNDAY 23:59", "MONDAY 00:00").slots());
    PostingSchedule saved = bench.queues.replace(bench.posts.caller, account, 0, slots);
    assertThat(saved.version()).isEqualTo(1);
    assertThat(saved.slots().slots()).isEqualTo(slots.slots().reversed());
    assertThat(saved.upcoming())
        .startsWith(Instant.parse("2026-11-29T14:59:00Z"), Instant.parse("2026-11-29T15:00:00Z"))
        .hasSize(PostingSchedule.UPCOMING);
    assertThat(bench.queues.preview(bench.posts.caller, slots, 2))
        .isEqualTo(saved.upcoming().subList(0, 2));
    assertThat(bench.posts.audit).containsExactly("queue.slots-replaced");
    assertThat(bench.posts.events).containsExactly("queue slots");
    refused(
        Reason.STALE,
        () -> bench.queues.replace(bench.posts.caller, account, 0, WeeklySlots.none()));
  }

  @StoreTest
  void refusesSlotsThatAreNone(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.posts.account("one");
    Slot twice = new Slot(DayOfWeek.MONDAY, LocalTime.NOON);
    Slot seconds = new Slot(DayOfWeek.MONDAY, LocalTime.of(9, 0, 1));
    WeeklySlots broken = new WeeklySlots(Optional.empty(), List.of(twice, twice, seconds));
    assertThat(problems(() -> bench.queues.replace(bench.posts.caller, account, 0, broken)))
        .extracting(FieldProblem::field)
        .containsExactly("slots[1]", "slots[2].time");
    WeeklySlots many =
        new WeeklySlots(Optional.empty(), Collections.nCopies(PostingQueues.MAX_SLOTS + 1, twice));
    assertThat(problems(() -> bench.queues.replace(bench.posts.caller, account, 0, many)))
        .extracting(FieldProblem::code)
        .containsExactly("TOO_MANY");
    refused(Reason.NOT_FOUND, () -> bench.queues.schedule(bench.posts.caller, UUID.randomUUID()));
    refused(
        Reason.FORBIDDEN,
        () ->
            bench.queues.replace(bench.posts.caller(Role.VIEWER), account, 0, WeeklySlots.none()));
  }

  @StoreTest
  void leavesOutSlotsThatAQuotaHasNoRoomFor(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.account("one", "MONDAY 18:00", "MONDAY 19:00", "TUESDAY 09:00");
    bench.quotas =
        List.of(new RateLimit("posts a day", RateLimit.Scope.ACCOUNT, 1, Duration.ofHours(12)));

    UUID first = bench.queued("a", one).getFirst();
    UUID second = bench.queued("b", one).getFirst();

    assertThat(Duration.between(bench.due(first), bench.due(second)))
        .as("Monday 19:00 is within 12 hours of Monday 18:00")
        .isEqualTo(Duration.ofHours(15));
    bench.queues.replace(
        bench.posts.caller,
        one,
        1,
        SchedulingBench.slots("MONDAY 20:00", "MONDAY 21:00", "TUESDAY 12:00"));
    assertThat(Duration.between(bench.due(first), bench.due(second)))
        .as("new slots are given out with the same room")
        .isEqualTo(Duration.ofHours(16));
  }

  @StoreTest
  void givesEveryAccountItsOwnNextFreeSlot(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.account("one", "MONDAY 18:00", "TUESDAY 09:00");
    UUID two = bench.account("two", "TUESDAY 09:00");
    PostView elsewhere = bench.posts.create(bench.posts.good("by hand", one));
    PostView unused =
        bench.posts.posts.schedule(
            bench.posts.caller, elsewhere.id(), elsewhere.version(), TUESDAY);
    List<UUID> first = bench.queued("first", one, two);
    List<UUID> second = bench.queued("second", one);
    assertThat(bench.due(first.get(0))).isEqualTo(MONDAY_EVENING);
    assertThat(bench.due(first.get(1))).isEqualTo(TUESDAY);
    assertThat(bench.due(second.getFirst())).isEqualTo(NEXT_MONDAY_EVENING);
    assertThat(bench.view(first.getFirst()).queued()).isTrue();
    assertThat(bench.view(first.getFirst()).state()).isEqualTo(PublicationState.SCHEDULED);
    assertThat(bench.wakeAt(first.getFirst())).contains(MONDAY_EVENING);
    assertThat(bench.order(one)).containsExactly(first.get(0), second.get(0));
    assertThat(unused.version()).isEqualTo(2);
    assertThat(bench.posts.audit).contains("post.queued");
    assertThat(bench.posts.events).contains("queue added", "publication scheduled");
    assertThat(bench.posts.wakes).isPositive();
  }

  @StoreTest
  void saysWhichAccountHasNoSlot(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.account("one", "MONDAY 18:00");
    UUID two = bench.account("two");
    PostView post = bench.posts.create(bench.posts.good("text", one, two));
    List<FieldProblem> found =
        problems(() -> bench.queues.addToQueue(bench.posts.caller, post.id(), 1));
    assertThat(found)
        .extracting(FieldProblem::field, FieldProblem::code)
        .containsExactly(Tuple.tuple("targets[1].accountId", "NO_SLOTS"));
    assertThat(bench.posts.posts.get(bench.posts.caller, post.id()).publications())
        .allMatch(publication -> publication.state() == PublicationState.DRAFT);
    UUID queued = bench.queued("other", one).getFirst();
    UUID id = bench.view(queued).postId();
    refused(Reason.CONFLICT, () -> bench.queues.addToQueue(bench.posts.caller, id, 2));
    refused(Reason.STALE, () -> bench.queues.addToQueue(bench.posts.caller, id, 1));
  }

  @StoreTest
  void movesWithinTheQueue(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    List<UUID> ids = new ArrayList<>();
    for (String text : List.of("a", "b", "c", "d")) {
      ids.addAll(bench.queued(text, account));
    }
    List<UUID> moved =
        bench.queues.move(bench.posts.caller, ids.get(3), 1).publications().stream()
            .map(one -> one.id())
            .toList();
    assertThat(moved).containsExactly(ids.get(0), ids.get(3), ids.get(1), ids.get(2));
    for (int place = 0; place < moved.size(); place++) {
      Instant slot = MONDAY_EVENING.plus(WEEK.multipliedBy(place));
      assertThat(bench.due(moved.get(place))).isEqualTo(slot);
      assertThat(bench.wakeAt(moved.get(place))).contains(slot);
    }
    UUID front = ids.get(0);
    assertThat(bench.queues.move(bench.posts.caller, front, 99).movable()).isEqualTo(4);
    assertThat(bench.order(account)).endsWith(front);
    assertThat(bench.queues.moveBefore(bench.posts.caller, front, ids.get(1)).publications())
        .extracting(one -> one.id())
        .containsExactly(ids.get(3), front, ids.get(1), ids.get(2));
    refused(Reason.INVALID, () -> bench.queues.move(bench.posts.caller, front, -1));
    refused(
        Reason.CONFLICT,
        () -> bench.queues.moveBefore(bench.posts.caller, front, UUID.randomUUID()));
  }

  @StoreTest
  void leavesInFrontWhatIsDue(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    UUID due = bench.queued("due", account).getFirst();
    UUID next = bench.queued("next", account).getFirst();
    UUID last = bench.queued("last", account).getFirst();
    clock.set(MONDAY_EVENING);
    assertThat(bench.queues.move(bench.posts.caller, last, 0).movable()).isEqualTo(2);
    assertThat(bench.order(account)).containsExactly(due, last, next);
    assertThat(bench.due(due)).isEqualTo(MONDAY_EVENING);
    refused(Reason.CONFLICT, () -> bench.queues.move(bench.posts.caller, due, 1));
  }

  @StoreTest
  void takesOutOfTheQueue(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    UUID removed = bench.queued("removed", account).getFirst();
    UUID rescheduled = bench.queued("rescheduled", account).getFirst();
    UUID kept = bench.queued("kept", account).getFirst();
    assertThat(bench.queues.remove(bench.posts.caller, removed).state())
        .isEqualTo(PublicationState.DRAFT);
    assertThat(bench.view(removed).dueAt()).isEmpty();
    assertThat(bench.wakeAt(removed)).isEmpty();
    assertThat(bench.view(removed).queued()).isFalse();
    assertThat(bench.posts.posts.reschedule(bench.posts.caller, rescheduled, TUESDAY).queued())
        .isFalse();
    assertThat(bench.order(account)).containsExactly(kept);
    assertThat(bench.due(bench.queued("again", account).getFirst())).isEqualTo(MONDAY_EVENING);
    refused(Reason.CONFLICT, () -> bench.queues.remove(bench.posts.caller, removed));
    refused(Reason.NOT_FOUND, () -> bench.queues.remove(bench.posts.caller, UUID.randomUUID()));
  }

  @StoreTest
  void retimesTheQueueInItsOrderWhenTheSlotsChange(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.account("one", "MONDAY 18:00");
    UUID first = bench.queued("first", account).getFirst();
    UUID second = bench.queued("second", account).getFirst();
    WeeklySlots daily = SchedulingBench.slots("TUESDAY 09:00", "WEDNESDAY 09:00");
    assertThat(bench.queues.replace(bench.posts.caller, account, 1, daily).version()).isEqualTo(2);
    assertThat(bench.due(first)).isEqualTo(TUESDAY);
    assertThat(bench.due(second)).isEqualTo(TUESDAY.plus(Duration.ofDays(1)));
    PostingSchedule none = bench.queues.replace(bench.posts.caller, account, 2, WeeklySlots.none());
    assertThat(none.upcoming()).isEmpty();
    assertThat(bench.due(first)).isEqualTo(TUESDAY);
  }
}

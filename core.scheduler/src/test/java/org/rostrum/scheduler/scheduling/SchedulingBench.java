package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.Slot;
import org.rostrum.scheduling.WeeklySlots;

/**
 * Scheduling on a real database; the workspace is in Berlin and it is Monday, 13:00 there, in
 * winter.
 */
final class SchedulingBench {
  final PostsBench posts;
  final StoredQueues queues;
  final StoredRecurrences recurrences;
  final OccurrenceMaker maker;

  /** What the network allows every account. */
  volatile List<RateLimit> quotas = List.of();

  SchedulingBench(Store store, TestClock clock) {
    this.posts = new PostsBench(store, clock);
    TargetProblems targets = new TargetProblems(store, new FakeMedia(), posts.providers);
    this.queues =
        new StoredQueues(
            store, targets, account -> quotas, posts.written, posts.heard, () -> posts.wakes++);
    this.recurrences =
        new StoredRecurrences(
            store, targets, posts.written, posts.heard, posts.ids, () -> posts.wakes++);
    this.maker = new OccurrenceMaker(store, posts.heard, posts.ids, () -> posts.wakes++);
  }

  /** An account with slots such as {@code MONDAY 09:00}. */
  UUID account(String name, String... slots) {
    UUID account = posts.account(name);
    if (slots.length > 0) {
      queues.replace(posts.caller, account, 0, slots(slots));
    }
    return account;
  }

  static WeeklySlots slots(String... slots) {
    return new WeeklySlots(
        Optional.empty(),
        Arrays.stream(slots)
            .map(
                text ->
                    new Slot(
                        DayOfWeek.valueOf(text.split(" ")[0]), LocalTime.parse(text.split(" ")[1])))
            .toList());
  }

  /** Makes a post and adds it to the queues of the accounts; answers its publications. */
  List<UUID> queued(String text, UUID... accounts) {
    PostView post = posts.create(posts.good(text, accounts));
    return queues.addToQueue(posts.caller, post.id(), post.version()).publications().stream()
        .map(PublicationView::id)
        .toList();
  }

  PublicationView view(UUID publication) {
    return posts.posts.explain(posts.caller, publication).publication();
  }

  Instant due(UUID publication) {
    return view(publication).dueAt().orElseThrow();
  }

  List<UUID> order(UUID account) {
    return queues.queue(posts.caller, account).publications().stream()
        .map(PublicationView::id)
        .toList();
  }

  /** When the engine looks at a publication next. */
  Optional<Instant> wakeAt(UUID publication) {
    return posts.store.read(
        sql ->
            Optional.ofNullable(
                sql.select(PUBLICATION.WAKE_AT)
                    .from(PUBLICATION)
                    .where(PUBLICATION.ID.eq(publication))
                    .fetchSingle(PUBLICATION.WAKE_AT)));
  }

  static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  static List<FieldProblem> problems(ThrowingCallable call) {
    List<FieldProblem> found = new ArrayList<>();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
              found.addAll(refusal.problems());
            });
    return found;
  }
}

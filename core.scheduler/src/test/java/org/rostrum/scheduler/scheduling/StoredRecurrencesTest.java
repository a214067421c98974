package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.POST;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;

/** Posts that recur, as a publisher sees them. */
final class StoredRecurrencesTest {
  private static final Instant TODAY = Instant.parse("2026-11-23T14:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);

  @StoreTest
  void schedulesTheFirstOccurrenceAtOnceAndTheNextOnesInTime(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.posts.account("one");
    PostView template = bench.posts.create(bench.posts.good("hello", one));
    RecurrenceView made =
        bench.recurrences.create(bench.posts.caller, template.id(), 1, daily(never()));
    assertThat(made.upcoming()).containsExactly(days(0), days(1), days(2), days(3), days(4));
    assertThat(made.title()).isEqualTo("Title");
    assertThat(made.accounts()).containsExactly("one");
    assertThat(made.occurrences()).isEqualTo(1);
    PostView first = post(bench, made.nextPostId().orElseThrow());
    assertThat(first.draft()).isEqualTo(template.draft());
    assertThat(first.recurrence()).contains(new RecurrenceLink(made.id(), 1));
    assertThat(first.publications().getFirst().state()).isEqualTo(PublicationState.SCHEDULED);
    assertThat(first.publications().getFirst().dueAt()).contains(days(0));
    assertThat(bench.wakeAt(first.publications().getFirst().id())).contains(days(0));
    assertThat(post(bench, template.id()).recurrence()).contains(new RecurrenceLink(made.id(), 0));
    assertThat(post(bench, template.id()).publications().getFirst().state())
        .isEqualTo(PublicationState.DRAFT);
    assertThat(bench.maker.makeDue()).isZero();
    clock.set(days(0));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(bench.maker.makeDue()).isZero();
    assertThat(occurrences(bench)).containsExactly(1, 2);
    RecurrenceView now = bench.recurrences.get(bench.posts.caller, made.id());
    assertThat(now.upcoming()).startsWith(days(1), days(2));
    assertThat(due(bench, now)).isEqualTo(days(1));
    assertThat(bench.posts.audit).contains("recurrence.created");
    assertThat(bench.posts.events).contains("recurrence created", "recurrence changed");
  }

  @StoreTest
  void makesOfTheMissedOnesOnlyTheLatest(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    RecurrenceView made = recurs(bench, daily(never()), bench.posts.account("one"));
    clock.set(days(5).plusSeconds(60));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(occurrences(bench)).containsExactly(1, 6, 7);
    List<PublicationView> all = publications(bench);
    assertThat(all)
        .extracting(one -> one.dueAt().orElseThrow())
        .containsExactly(days(0), days(5), days(6));
    assertThat(all).allMatch(one -> one.state() == PublicationState.SCHEDULED);
    assertThat(bench.recurrences.get(bench.posts.caller, made.id()).occurrences()).isEqualTo(7);
  }

  @StoreTest
  void endsByCountMissedOnesIncluded(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    RecurrenceRule three = daily(new RecurrenceEnd.After(3));
    RecurrenceView made = recurs(bench, three, bench.posts.account("one"));
    assertThat(made.upcoming()).hasSize(3);
    clock.set(days(2).minusSeconds(60));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(bench.recurrences.get(bench.posts.caller, made.id()).state())
        .isEqualTo(RecurrenceView.State.ACTIVE);
    clock.set(days(9));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    RecurrenceView ended = bench.recurrences.get(bench.posts.caller, made.id());
    assertThat(ended.state()).isEqualTo(RecurrenceView.State.ENDED);
    assertThat(ended.reason()).isEqualTo("It came to its end.");
    assertThat(ended.upcoming()).isEmpty();
    assertThat(occurrences(bench)).containsExactly(1, 2, 3);
    UUID template = ended.templateId().orElseThrow();
    assertThat(post(bench, template).recurrence()).isEmpty();
    bench.posts.posts.delete(bench.posts.caller, template, 1);
    assertThat(bench.recurrences.get(bench.posts.caller, made.id()).templateId()).isEmpty();
  }

  @StoreTest
  void makesTheNextOneAnewWhenTheTemplateChanges(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.posts.account("one");
    RecurrenceView made = recurs(bench, daily(never()), one);
    UUID template = made.templateId().orElseThrow();
    PostDraft changed = bench.posts.good("new words", one);
    PostView unused = bench.posts.posts.update(bench.posts.caller, template, 1, changed);
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    RecurrenceView now = bench.recurrences.get(bench.posts.caller, made.id());
    PostView next = post(bench, now.nextPostId().orElseThrow());
    assertThat(next.draft().text()).isEqualTo("new words");
    assertThat(next.publications().getFirst().dueAt()).contains(days(0));
    assertThat(occurrences(bench)).containsExactly(1);
    // what somebody has changed stays as that person wants it
    PostView edited =
        bench.posts.posts.update(bench.posts.caller, next.id(), 1, bench.posts.good("mine", one));
    unused = bench.posts.posts.update(bench.posts.caller, template, 2, changed);
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(post(bench, next.id()).draft().text()).isEqualTo("mine");
    assertThat(unused.version() + edited.version()).isEqualTo(5);
    refused(Reason.CONFLICT, () -> bench.posts.posts.delete(bench.posts.caller, template, 3));
  }

  @StoreTest
  void changesItsRule(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    RecurrenceView made = recurs(bench, daily(never()), bench.posts.account("one"));
    RecurrenceRule fridays =
        new RecurrenceRule(
            new RecurrencePattern.Weekly(1, Set.of(DayOfWeek.FRIDAY)),
            LocalTime.of(15, 0),
            Optional.empty(),
            FIRST,
            never());
    RecurrenceView changed = bench.recurrences.change(bench.posts.caller, made.id(), 1, fridays);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.rule()).isEqualTo(fridays);
    assertThat(changed.upcoming()).startsWith(days(4), days(11));
    assertThat(due(bench, changed)).isEqualTo(days(4));
    assertThat(publications(bench)).hasSize(1);
    refused(
        Reason.STALE, () -> bench.recurrences.change(bench.posts.caller, made.id(), 1, fridays));
  }

  @StoreTest
  void stopsAndCallsTheNextOneOff(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    RecurrenceView made = recurs(bench, daily(never()), bench.posts.account("one"));
    RecurrenceView stopped = bench.recurrences.stop(bench.posts.caller, made.id());
    assertThat(stopped.state()).isEqualTo(RecurrenceView.State.ENDED);
    PublicationView next = publications(bench).getFirst();
    assertThat(next.state()).isEqualTo(PublicationState.CANCELLED);
    assertThat(next.reason()).isEqualTo("The recurrence was stopped by Ada.");
    clock.set(days(3));
    assertThat(bench.maker.makeDue()).isZero();
    assertThat(bench.recurrences.stop(bench.posts.caller, made.id())).isEqualTo(stopped);
    refused(
        Reason.CONFLICT,
        () -> bench.recurrences.change(bench.posts.caller, made.id(), 2, daily(never())));
    UUID template = made.templateId().orElseThrow();
    RecurrenceView anew = bench.recurrences.create(bench.posts.caller, template, 1, daily(never()));
    assertThat(
            bench
                .recurrences
                .list(bench.posts.caller, new PageRequest(Optional.empty(), 1))
                .items())
        .containsExactly(anew);
  }

  @StoreTest
  void leavesOutAnAccountThatIsGoneAndEndsWithoutAny(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.posts.account("one");
    UUID two = bench.posts.account("two");
    RecurrenceView made = recurs(bench, daily(never()), one, two);
    bench.posts.disconnect(one);
    clock.set(days(0));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    UUID next = bench.recurrences.get(bench.posts.caller, made.id()).nextPostId().orElseThrow();
    assertThat(post(bench, next).publications())
        .extracting(PublicationView::state, PublicationView::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                PublicationState.CANCELLED, "The account was disconnected before this occurrence."),
            org.assertj.core.groups.Tuple.tuple(PublicationState.SCHEDULED, ""));
    bench.posts.disconnect(two);
    clock.set(days(1));
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(bench.recurrences.get(bench.posts.caller, made.id()).reason())
        .contains("None of its accounts");
    assertThat(occurrences(bench)).containsExactly(1, 2);
  }

  @StoreTest
  void makesEachOnceThoughSeveralWorkAtIt(Store store, TestClock clock) throws Exception {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.posts.account("one");
    for (int index = 0; index < 5; index++) {
      RecurrenceView unused = recurs(bench, daily(never()), account);
    }
    clock.set(days(0));
    List<Future<Integer>> working = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int node = 0; node < 4; node++) {
        OccurrenceMaker maker =
            new OccurrenceMaker(store, bench.posts.heard, bench.posts.ids, () -> {});
        working.add(threads.submit(maker::makeDue));
      }
    }
    for (Future<Integer> one : working) {
      assertThat(one.get()).isBetween(0, 5);
    }
    assertThat(occurrences(bench)).containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
  }

  @StoreTest
  void refusesWhatCannotRecur(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID one = bench.posts.account("one");
    PostView post = bench.posts.create(bench.posts.good("text", one));
    RecurrenceRule broken =
        new RecurrenceRule(
            new RecurrencePattern.Monthly(0, 32),
            LocalTime.of(9, 0, 1),
            Optional.empty(),
            LocalDate.of(1900, 1, 1),
            new RecurrenceEnd.After(0));
    assertThat(problems(() -> bench.recurrences.preview(bench.posts.caller, broken, 5)))
        .extracting(FieldProblem::field)
        .containsExactly("time", "pattern.every", "pattern.dayOfMonth", "first", "end.count");
    RecurrenceRule over = daily(new RecurrenceEnd.Until(FIRST.minusDays(1)));
    assertThat(problems(() -> bench.recurrences.create(bench.posts.caller, post.id(), 1, over)))
        .extracting(FieldProblem::code)
        .containsExactly("TOO_EARLY");
    PostView nowhere = bench.posts.create(bench.posts.good("text"));
    assertThat(
            problems(
                () ->
                    bench.recurrences.create(bench.posts.caller, nowhere.id(), 1, daily(never()))))
        .extracting(FieldProblem::field)
        .containsExactly("targets");
    RecurrenceView made =
        bench.recurrences.create(bench.posts.caller, post.id(), 1, daily(never()));
    UUID occurrence = made.nextPostId().orElseThrow();
    for (UUID again : List.of(post.id(), occurrence)) {
      refused(
          Reason.CONFLICT,
          () -> bench.recurrences.create(bench.posts.caller, again, 1, daily(never())));
    }
    assertThat(bench.recurrences.preview(bench.posts.caller, daily(new RecurrenceEnd.After(2)), 9))
        .containsExactly(days(0), days(1));
  }

  private static RecurrenceEnd never() {
    return new RecurrenceEnd.Never();
  }

  private static RecurrenceRule daily(RecurrenceEnd end) {
    return new RecurrenceRule(
        new RecurrencePattern.Daily(1), LocalTime.of(15, 0), Optional.empty(), FIRST, end);
  }

  private static Instant days(int count) {
    return TODAY.plus(DAY.multipliedBy(count));
  }

  private static RecurrenceView recurs(
      SchedulingBench bench, RecurrenceRule rule, UUID... accounts) {
    PostView template = bench.posts.create(bench.posts.good("hello", accounts));
    return bench.recurrences.create(bench.posts.caller, template.id(), 1, rule);
  }

  private static PostView post(SchedulingBench bench, UUID id) {
    return bench.posts.posts.get(bench.posts.caller, id);
  }

  private static Instant due(SchedulingBench bench, RecurrenceView recurrence) {
    return post(bench, recurrence.nextPostId().orElseThrow())
        .publications()
        .getFirst()
        .dueAt()
        .orElseThrow();
  }

  private static List<PublicationView> publications(SchedulingBench bench) {
    return bench.posts.posts.calendar(bench.posts.caller, TODAY, TODAY.plus(Duration.ofDays(90)));
  }

  private static List<Integer> occurrences(SchedulingBench bench) {
    return bench.posts.store.read(
        sql ->
            sql.select(POST.OCCURRENCE)
                .from(POST)
                .where(POST.OCCURRENCE.gt(0))
                .orderBy(POST.OCCURRENCE)
                .fetch(POST.OCCURRENCE));
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static List<FieldProblem> problems(ThrowingCallable call) {
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

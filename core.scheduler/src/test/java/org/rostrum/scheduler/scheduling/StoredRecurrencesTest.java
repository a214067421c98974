package org.rostrum.scheduler.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.scheduling.RecurringBench.daily;
import static org.rostrum.scheduler.scheduling.RecurringBench.days;
import static org.rostrum.scheduler.scheduling.RecurringBench.due;
import static org.rostrum.scheduler.scheduling.RecurringBench.never;
import static org.rostrum.scheduler.scheduling.RecurringBench.occurrences;
import static org.rostrum.scheduler.scheduling.RecurringBench.post;
import static org.rostrum.scheduler.scheduling.RecurringBench.publications;
import static org.rostrum.scheduler.scheduling.RecurringBench.recurs;
import static org.rostrum.scheduler.scheduling.SchedulingBench.problems;
import static org.rostrum.scheduler.scheduling.SchedulingBench.refused;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
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
            RecurringBench.FIRST,
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
  void doesNotRepeatWhatIsToBePublishedItself(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    UUID account = bench.posts.account("one");
    PostView post =
        bench.posts.posts.create(
            bench.posts.caller, bench.posts.good("words", account), Optional.empty());
    PostView scheduled =
        bench.posts.posts.schedule(bench.posts.caller, post.id(), post.version(), days(1));
    refused(
        Reason.CONFLICT,
        () ->
            bench.recurrences.create(
                bench.posts.caller, post.id(), scheduled.version(), daily(never())));
    assertThat(publications(bench)).hasSize(1);
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
    RecurrenceRule over = daily(new RecurrenceEnd.Until(RecurringBench.FIRST.minusDays(1)));
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
}

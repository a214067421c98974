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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;

/** Occurrences that are made when their time has come. */
final class OccurrencesTest {

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
  void copiesWhatFollowsThePost(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    PostDraft plain = bench.posts.good("hello", bench.posts.account("one"));
    Target target = plain.targets().getFirst();
    Version own =
        new Version(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of()));
    PostDraft draft =
        new PostDraft(
            plain.title(),
            plain.text(),
            plain.link(),
            plain.media(),
            List.of("one", "two"),
            List.of(new Target(target.accountId(), target.options(), own)));
    PostView template = bench.posts.create(draft);

    RecurrenceView made =
        bench.recurrences.create(bench.posts.caller, template.id(), 1, daily(never()));

    assertThat(post(bench, made.nextPostId().orElseThrow()).draft()).isEqualTo(draft);
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
            Tuple.tuple(
                PublicationState.CANCELLED, "The account was disconnected before this occurrence."),
            Tuple.tuple(PublicationState.SCHEDULED, ""));
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
  void makesAnOccurrenceWholeOrNotAtAll(Store store, TestClock clock) {
    SchedulingBench bench = new SchedulingBench(store, clock);
    RecurrenceView made = recurs(bench, daily(never()), bench.posts.account("one"));
    clock.set(days(0));
    OccurrenceMaker dying =
        new OccurrenceMaker(
            new DyingStore(store), bench.posts.heard, bench.posts.ids, () -> bench.posts.wakes++);
    assertThat(dying.makeDue()).isZero();
    assertThat(occurrences(bench)).containsExactly(1);
    assertThat(bench.maker.makeDue()).isEqualTo(1);
    assertThat(occurrences(bench)).containsExactly(1, 2);
    assertThat(bench.recurrences.get(bench.posts.caller, made.id()).occurrences()).isEqualTo(2);
  }
}

package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.POST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;

/** Posts that recur every day at three in the afternoon, from today on. */
final class RecurringBench {
  static final LocalDate FIRST = LocalDate.of(2026, 11, 23);

  private static final Instant TODAY = Instant.parse("2026-11-23T14:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private RecurringBench() {}

  static RecurrenceEnd never() {
    return new RecurrenceEnd.Never();
  }

  static RecurrenceRule daily(RecurrenceEnd end) {
    return new RecurrenceRule(
        new RecurrencePattern.Daily(1), LocalTime.of(15, 0), Optional.empty(), FIRST, end);
  }

  static Instant days(int count) {
    return TODAY.plus(DAY.multipliedBy(count));
  }

  static RecurrenceView recurs(SchedulingBench bench, RecurrenceRule rule, UUID... accounts) {
    PostView template = bench.posts.create(bench.posts.good("hello", accounts));
    return bench.recurrences.create(bench.posts.caller, template.id(), 1, rule);
  }

  static PostView post(SchedulingBench bench, UUID id) {
    return bench.posts.posts.get(bench.posts.caller, id);
  }

  static Instant due(SchedulingBench bench, RecurrenceView recurrence) {
    return post(bench, recurrence.nextPostId().orElseThrow())
        .publications()
        .getFirst()
        .dueAt()
        .orElseThrow();
  }

  static List<PublicationView> publications(SchedulingBench bench) {
    return bench.posts.posts.calendar(bench.posts.caller, TODAY, TODAY.plus(Duration.ofDays(90)));
  }

  static List<Integer> occurrences(SchedulingBench bench) {
    return bench.posts.store.read(
        sql ->
            sql.select(POST.OCCURRENCE)
                .from(POST)
                .where(POST.OCCURRENCE.gt(0))
                .orderBy(POST.OCCURRENCE)
                .fetch(POST.OCCURRENCE));
  }
}

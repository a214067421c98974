package org.rostrum.web.admin.json;

import static org.rostrum.web.admin.json.Form.present;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;

/**
 * When something recurs. {@code days} goes with WEEKLY, {@code dayOfMonth} with MONTHLY; of {@code
 * until} and {@code count} one may be given, and without both it goes on for ever.
 */
public record RuleJson(
    @Nullable Frequency frequency,
    @Nullable Integer every,
    @Nullable List<@Nullable DayOfWeek> days,
    @Nullable Integer dayOfMonth,
    @Nullable String time,
    @Nullable String zone,
    @Nullable String first,
    @Nullable String until,
    @Nullable Integer count) {

  /** The unit of the interval. */
  public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /** The JSON form. */
  public static RuleJson of(RecurrenceRule rule) {
    RecurrencePattern pattern = rule.pattern();
    return new RuleJson(
        switch (pattern) {
          case RecurrencePattern.Daily ignored -> Frequency.DAILY;
          case RecurrencePattern.Weekly ignored -> Frequency.WEEKLY;
          case RecurrencePattern.Monthly ignored -> Frequency.MONTHLY;
        },
        pattern.every(),
        pattern instanceof RecurrencePattern.Weekly weekly
            ? weekly.days().stream().sorted().toList()
            : null,
        pattern instanceof RecurrencePattern.Monthly monthly ? monthly.dayOfMonth() : null,
        WallClock.text(rule.time()),
        rule.zone().map(ZoneId::getId).orElse(null),
        rule.first().toString(),
        rule.end() instanceof RecurrenceEnd.Until until ? until.last().toString() : null,
        rule.end() instanceof RecurrenceEnd.After after ? after.count() : null);
  }

  /**
   * What the platform takes.
   *
   * @throws org.rostrum.problems.RequestRefused INVALID if something is missing, malformed or does
   *     not go together
   */
  public RecurrenceRule toRule() {
    Form form = new Form().require("frequency", frequency).require("every", every);
    if (frequency == Frequency.WEEKLY) {
      form.require("days", days);
    }
    if (frequency == Frequency.MONTHLY) {
      form.require("dayOfMonth", dayOfMonth);
    }
    Optional<LocalTime> wall = WallClock.time(form, "time", time);
    Optional<ZoneId> where = WallClock.zone(form, "zone", zone);
    Optional<LocalDate> begin = WallClock.day(form, "first", first);
    RecurrenceEnd end = end(form);
    form.check();
    return new RecurrenceRule(pattern(), wall.orElseThrow(), where, begin.orElseThrow(), end);
  }

  private RecurrenceEnd end(Form form) {
    if (until != null && count != null) {
      form.reject("count", "NOT_TOGETHER", "Give 'until' or 'count', not both.");
    }
    if (until != null) {
      return WallClock.day(form, "until", until)
          .<RecurrenceEnd>map(RecurrenceEnd.Until::new)
          .orElseGet(RecurrenceEnd.Never::new);
    }
    return count == null ? new RecurrenceEnd.Never() : new RecurrenceEnd.After(count);
  }

  private RecurrencePattern pattern() {
    int interval = present(every);
    return switch (present(frequency)) {
      case DAILY -> new RecurrencePattern.Daily(interval);
      case WEEKLY -> new RecurrencePattern.Weekly(interval, chosenDays());
      case MONTHLY -> new RecurrencePattern.Monthly(interval, present(dayOfMonth));
    };
  }

  private Set<DayOfWeek> chosenDays() {
    return present(days).stream()
        .flatMap(day -> day == null ? Stream.empty() : Stream.of(day))
        .collect(Collectors.toUnmodifiableSet());
  }
}

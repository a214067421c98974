package org.rostrum.scheduler.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.Recurrences;
import org.rostrum.scheduling.Slot;
import org.rostrum.scheduling.WeeklySlots;

/** Checks what people fill in about times, and names every fault. */
final class ScheduleChecks {
  private static final int MONTH = 31;

  private ScheduleChecks() {}

  static void slots(WeeklySlots wanted) {
    List<FieldProblem> problems = new ArrayList<>();
    if (wanted.slots().size() > PostingQueues.MAX_SLOTS) {
      problems.add(
          problem(
              "slots",
              "TOO_MANY",
              "An account has at most "
                  + PostingQueues.MAX_SLOTS
                  + " slots, not "
                  + wanted.slots().size()
                  + ". Remove some."));
      refuse("slots-invalid", problems);
    }
    Set<Slot> seen = new HashSet<>();
    for (int index = 0; index < wanted.slots().size(); index++) {
      Slot slot = wanted.slots().get(index);
      String field = "slots[" + index + "]";
      wholeMinute(field + ".time", slot.time(), problems);
      if (!seen.add(slot)) {
        problems.add(problem(field, "DUPLICATE", "This slot is there twice. Remove one."));
      }
    }
    refuse("slots-invalid", problems);
  }

  static void count(int count, int most) {
    if (count < 1 || count > most) {
      refuse(
          "preview-invalid",
          List.of(
              problem(
                  "count", "OUT_OF_RANGE", "A preview shows 1 to " + most + " times. Ask again.")));
    }
  }

  static void reason(String reason, int most) {
    if (reason.codePointCount(0, reason.length()) > most || !Texts.isStorable(reason)) {
      refuse(
          "reason-invalid",
          List.of(
              problem(
                  "reason",
                  "TOO_LONG",
                  "The reason has at most "
                      + most
                      + " characters, and none of them is a control code of zero. Shorten it.")));
    }
  }

  static void rule(RecurrenceRule rule, ZoneId zone, Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    wholeMinute("time", rule.time(), problems);
    range("pattern.every", rule.pattern().every(), Recurrences.MAX_EVERY, problems);
    switch (rule.pattern()) {
      case RecurrencePattern.Daily daily -> {}
      case RecurrencePattern.Weekly weekly -> {
        if (weekly.days().isEmpty()) {
          problems.add(problem("pattern.days", "REQUIRED", "Choose at least one day."));
        }
      }
      case RecurrencePattern.Monthly monthly ->
          range("pattern.dayOfMonth", monthly.dayOfMonth(), MONTH, problems);
    }
    day("first", rule.first(), zone, now, problems);
    switch (rule.end()) {
      case RecurrenceEnd.Never never -> {}
      case RecurrenceEnd.After after ->
          range("end.count", after.count(), Recurrences.MAX_COUNT, problems);
      case RecurrenceEnd.Until until -> {
        day("end.last", until.last(), zone, now, problems);
        if (until.last().isBefore(rule.first())) {
          problems.add(problem("end.last", "TOO_EARLY", "The last day is before the first one."));
        }
      }
    }
    refuse("recurrence-invalid", problems);
  }

  /** Refuses if anything was found. */
  static void refuse(String code, List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
      throw RequestRefused.invalid(code, problems.getFirst().message() + more, problems);
    }
  }

  static FieldProblem problem(String field, String code, String message) {
    return new FieldProblem(field, code, message);
  }

  private static void wholeMinute(String field, LocalTime time, List<FieldProblem> problems) {
    if (time.getSecond() != 0 || time.getNano() != 0) {
      problems.add(problem(field, "MALFORMED", "Times are whole minutes. Leave the seconds out."));
    }
  }

  private static void range(String field, int value, int most, List<FieldProblem> problems) {
    if (value < 1 || value > most) {
      problems.add(problem(field, "OUT_OF_RANGE", "Choose 1 to " + most + ", not " + value + "."));
    }
  }

  /** A first day in the past is fine, within bounds: intervals are counted from it. */
  private static void day(
      String field, LocalDate day, ZoneId zone, Instant now, List<FieldProblem> problems) {
    Duration most = Recurrences.MAX_AHEAD;
    LocalDate earliest = now.minus(most).atZone(zone).toLocalDate();
    LocalDate latest = now.plus(most).atZone(zone).toLocalDate();
    if (day.isBefore(earliest) || day.isAfter(latest)) {
      problems.add(
          problem(field, "OUT_OF_RANGE", "Choose a day from " + earliest + " to " + latest + "."));
    }
  }
}

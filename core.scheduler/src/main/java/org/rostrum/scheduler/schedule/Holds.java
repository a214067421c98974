package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;

/**
 * Lets due publications wait that cannot be sent now: those of many accounts in one transaction.
 * Whoever waits for limits for too long is left to a person.
 */
final class Holds {
  /** How many publications are moved at a time. */
  static final int BATCH = 500;

  private final Store store;
  private final Events events;

  Holds(Store store, Events events) {
    this.store = store;
    this.events = events;
  }

  /** Whose publications wait. */
  sealed interface Whose {
    /** All of a network. */
    record Network(String provider) implements Whose {}

    /** Those of one account. */
    record Account(UUID account) implements Whose {}
  }

  /**
   * How they wait.
   *
   * @param event which line of the table of states it is
   * @param at until when; empty if somebody else has to do something first
   * @param reason why, for people
   * @param questions whether networks are not even asked about what is uncertain
   */
  record Wait(Event event, Optional<Instant> at, String reason, boolean questions) {
    /** Until somebody else has done something. */
    static Wait untilReady(String reason) {
      return new Wait(Event.HOLD, Optional.empty(), reason, true);
    }

    /** Until a hold ends; networks are still asked about what is uncertain. */
    static Wait onHold(String reason) {
      return new Wait(Event.HOLD, Optional.empty(), reason, false);
    }

    /** For a limit; questions too if the network asked for a pause. */
    static Wait until(Throttles.Pause pause) {
      return new Wait(
          Event.POSTPONE, Optional.of(pause.until()), pause.reason(), pause.everything());
    }

    /** Not at all: the account is gone. */
    static Wait accountGone() {
      return new Wait(Event.ACCOUNT_GONE, Optional.empty(), "The account was disconnected.", true);
    }

    private Set<PublicationState> states() {
      Set<PublicationState> states = EnumSet.copyOf(PublicationStates.allowed(event));
      if (!questions) {
        states.remove(PublicationState.UNCERTAIN);
      }
      return states;
    }
  }

  private record Moved(UUID publication, UUID workspace, PublicationState to) {}

  /** Lets them wait, all in one transaction, and answers whether there may be more of them. */
  boolean apply(Map<Whose, Wait> waits, Instant now) {
    if (waits.isEmpty()) {
      return false;
    }
    List<Batch> batches = batches(waits);
    List<List<Moved>> moved =
        store.write(sql -> batches.stream().map(batch -> move(sql, batch, now)).toList());
    moved.forEach(this::tell);
    return moved.stream().anyMatch(some -> some.size() == BATCH);
  }

  /** Leaves alone what is stored of them in a way that nobody can read; tells people about it. */
  void unreadable(Collection<Candidate> broken, Instant now, String reason) {
    List<Moved> moved = new ArrayList<>();
    for (Candidate one : broken) {
      Rule rule = PublicationStates.rule(Event.UNREADABLE, one.state()).orElseThrow();
      int changed =
          store.write(
              sql ->
                  sql.update(PUBLICATION)
                      .set(RuleColumns.of(rule, now, Optional.empty(), reason))
                      .where(PUBLICATION.ID.eq(one.id()))
                      .and(PUBLICATION.FENCE.eq(one.fence()))
                      .and(PUBLICATION.STATE.eq(one.state().name()))
                      .and(PUBLICATION.LEASE_UNTIL.isNull())
                      .execute());
      if (changed == 1) {
        moved.add(new Moved(one.id(), one.workspace(), rule.to()));
      }
    }
    tell(moved);
  }

  private void tell(List<Moved> moved) {
    for (Moved one : moved) {
      events.publish(
          one.workspace(),
          "publication",
          one.publication().toString(),
          one.to().name().toLowerCase(Locale.ROOT));
    }
  }

  /** Waits whose publications are found by one question. */
  private record Batch(Set<PublicationState> states, boolean accounts, Map<Whose, Wait> waits) {
    Condition whose() {
      if (accounts) {
        return PUBLICATION.ACCOUNT_ID.in(
            waits.keySet().stream().map(whose -> ((Whose.Account) whose).account()).toList());
      }
      return PUBLICATION.PROVIDER_ID.in(
          waits.keySet().stream().map(whose -> ((Whose.Network) whose).provider()).toList());
    }

    @Nullable Wait of(UUID account, String provider) {
      return accounts
          ? waits.get(new Whose.Account(account))
          : waits.get(new Whose.Network(provider));
    }
  }

  /** Accounts first: what an account waits for is told more exactly than that of its network. */
  private static List<Batch> batches(Map<Whose, Wait> waits) {
    Map<List<Object>, Batch> batches = new LinkedHashMap<>();
    for (boolean accounts : List.of(true, false)) {
      waits.forEach(
          (whose, wait) -> {
            if (whose instanceof Whose.Account == accounts) {
              Set<PublicationState> states = wait.states();
              batches
                  .computeIfAbsent(
                      List.of(states, accounts),
                      key -> new Batch(states, accounts, new LinkedHashMap<>()))
                  .waits()
                  .put(whose, wait);
            }
          });
    }
    return List.copyOf(batches.values());
  }

  /** What publications have in common that are moved by one statement. */
  private record Step(Rule rule, Optional<Instant> at, String reason, boolean asked) {
    Map<Field<?>, @Nullable Object> columns(Instant now) {
      Map<Field<?>, @Nullable Object> columns = RuleColumns.of(rule, now, at, reason);
      if (asked) {
        columns.put(PUBLICATION.MISSED_AT, now);
      }
      return columns;
    }
  }

  private List<Moved> move(DSLContext sql, Batch batch, Instant now) {
    var query =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.WORKSPACE_ID,
                PUBLICATION.ACCOUNT_ID,
                PUBLICATION.PROVIDER_ID,
                PUBLICATION.STATE,
                PUBLICATION.DUE_AT)
            .from(PUBLICATION)
            .where(batch.whose())
            .and(PUBLICATION.STATE.in(batch.states().stream().map(Enum::name).toList()))
            .and(PUBLICATION.WAKE_AT.le(now))
            .and(PUBLICATION.LEASE_UNTIL.isNull())
            .orderBy(PUBLICATION.WAKE_AT)
            .limit(BATCH);
    var rows =
        store.dialect() == Dialect.POSTGRES
            ? query.forUpdate().skipLocked().fetch()
            : query.fetch();
    Map<Step, List<UUID>> steps = new LinkedHashMap<>();
    List<Moved> moved = new ArrayList<>();
    for (var row : rows) {
      @Nullable Wait wait = batch.of(row.value3(), row.value4());
      if (wait != null) {
        @Nullable Instant due = row.value6();
        Step step =
            step(wait, PublicationState.valueOf(row.value5()), due == null ? now : due, now);
        steps.computeIfAbsent(step, key -> new ArrayList<>()).add(row.value1());
        moved.add(new Moved(row.value1(), row.value2(), step.rule().to()));
      }
    }
    List<Query> changes = new ArrayList<>();
    steps.forEach(
        (step, ids) ->
            changes.add(
                sql.update(PUBLICATION).set(step.columns(now)).where(PUBLICATION.ID.in(ids))));
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return moved;
  }

  /** Waits once more, or leaves it to a person when it has waited for limits long enough. */
  private static Step step(Wait wait, PublicationState state, Instant due, Instant now) {
    boolean waitsAgain = state != PublicationState.SCHEDULED && state != PublicationState.RETRYING;
    if (wait.event() == Event.POSTPONE
        && waitsAgain
        && due.isBefore(now.minus(EngineLimits.MAX_LIMIT_WAIT))) {
      Event event =
          switch (state) {
            case PUBLISHING -> Event.UNKNOWN;
            case UNCERTAIN -> Event.CANNOT_TELL;
            default -> Event.MISSED;
          };
      return new Step(
          PublicationStates.rule(event, state).orElseThrow(),
          Optional.of(now),
          "It has been kept waiting by limits for more than "
              + EngineLimits.MAX_LIMIT_WAIT.toDays()
              + " days. The last one: "
              + wait.reason(),
          event == Event.MISSED);
    }
    return new Step(
        PublicationStates.rule(wait.event(), state).orElseThrow(), wait.at(), wait.reason(), false);
  }
}

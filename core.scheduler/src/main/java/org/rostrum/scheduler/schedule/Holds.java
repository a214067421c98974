package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;

/** Lets due publications wait that cannot be sent now; many in one transaction. */
final class Holds {
  /** How many publications are moved in one transaction. */
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

    /** Those of some accounts. */
    record Accounts(Set<UUID> accounts) implements Whose {}
  }

  /** Lets them wait until somebody else has done something. */
  boolean untilReady(Whose whose, Instant now, String reason) {
    return apply(PublicationStates.rules(Event.HOLD), whose, now, Optional.empty(), reason);
  }

  /** Lets them wait until a hold ends; networks are still asked about what is uncertain. */
  boolean onHold(Whose whose, Instant now, String reason) {
    List<Rule> rules =
        PublicationStates.rules(Event.HOLD).stream()
            .filter(rule -> !rule.from().contains(PublicationState.UNCERTAIN))
            .toList();
    return apply(rules, whose, now, Optional.empty(), reason);
  }

  /** Lets them wait for a limit; questions too if the network asked for a pause. */
  boolean until(Whose whose, Instant now, Throttles.Pause pause) {
    List<Rule> rules =
        PublicationStates.rules(Event.POSTPONE).stream()
            .filter(rule -> pause.everything() || !rule.from().contains(PublicationState.UNCERTAIN))
            .toList();
    return apply(rules, whose, now, Optional.of(pause.until()), pause.reason());
  }

  /** Ends the waiting of those whose account is gone. */
  boolean accountGone(UUID account, Instant now) {
    return apply(
        PublicationStates.rules(Event.ACCOUNT_GONE),
        new Whose.Account(account),
        now,
        Optional.empty(),
        "The account was disconnected.");
  }

  /** Answers whether there may be more of them. */
  private boolean apply(
      List<Rule> rules, Whose whose, Instant now, Optional<Instant> at, String reason) {
    boolean more = false;
    for (Rule rule : rules) {
      Condition which =
          owned(whose)
              .and(PUBLICATION.STATE.in(rule.from().stream().map(Enum::name).toList()))
              .and(PUBLICATION.WAKE_AT.le(now))
              .and(PUBLICATION.LEASE_UNTIL.isNull());
      List<Moved> moved = move(rule, which, now, at, reason);
      moved.forEach(
          one ->
              events.publish(
                  one.workspace(),
                  "publication",
                  one.publication().toString(),
                  rule.to().name().toLowerCase(java.util.Locale.ROOT)));
      more |= moved.size() == BATCH;
    }
    return more;
  }

  private record Moved(UUID publication, UUID workspace) {}

  private List<Moved> move(
      Rule rule, Condition which, Instant now, Optional<Instant> at, String reason) {
    return store.write(
        sql -> {
          var query =
              sql.select(PUBLICATION.ID, PUBLICATION.WORKSPACE_ID)
                  .from(PUBLICATION)
                  .where(which)
                  .orderBy(PUBLICATION.WAKE_AT)
                  .limit(BATCH);
          var rows =
              store.dialect() == Dialect.POSTGRES
                  ? query.forUpdate().skipLocked().fetch()
                  : query.fetch();
          List<Moved> moved = rows.map(row -> new Moved(row.value1(), row.value2()));
          if (!moved.isEmpty()) {
            int ignored =
                sql.update(PUBLICATION)
                    .set(RuleColumns.of(rule, now, at, reason))
                    .where(PUBLICATION.ID.in(moved.stream().map(Moved::publication).toList()))
                    .execute();
          }
          return moved;
        });
  }

  private static Condition owned(Whose whose) {
    return switch (whose) {
      case Whose.Network network -> PUBLICATION.PROVIDER_ID.eq(network.provider());
      case Whose.Account account -> PUBLICATION.ACCOUNT_ID.eq(account.account());
      case Whose.Accounts several -> PUBLICATION.ACCOUNT_ID.in(several.accounts());
    };
  }
}

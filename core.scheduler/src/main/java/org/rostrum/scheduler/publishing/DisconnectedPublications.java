package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Result;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.accounts.AccountPublications;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;

/**
 * Ends publications with their account: what was still to come is called off; of what may be on the
 * network, a person says what became of it. Only a call under way stands in the way, and that ends.
 */
public final class DisconnectedPublications implements AccountPublications {
  private static final Set<PublicationState> OPEN =
      EnumSet.of(
          PublicationState.SCHEDULED,
          PublicationState.WAITING,
          PublicationState.RETRYING,
          PublicationState.PUBLISHING,
          PublicationState.UNCERTAIN);

  @Override
  public List<Ended> end(DSLContext sql, UUID account, String name, Instant now) {
    Result<Record4<UUID, String, Instant, String>> open =
        sql.select(PUBLICATION.ID, PUBLICATION.STATE, PUBLICATION.LEASE_UNTIL, PUBLICATION.PART_ID)
            .from(PUBLICATION)
            .where(PUBLICATION.ACCOUNT_ID.eq(account))
            .and(PUBLICATION.STATE.in(OPEN.stream().map(Enum::name).toList()))
            .orderBy(PUBLICATION.ID)
            .forUpdate()
            .fetch();
    long underWay = open.stream().filter(row -> row.value3() != null).count();
    if (underWay > 0) {
      throw publishing(name, underWay);
    }
    List<Ended> ended = new ArrayList<>();
    for (PublicationState state : OPEN) {
      for (boolean inPart : List.of(false, true)) {
        List<UUID> ids =
            open.stream()
                .filter(row -> state.name().equals(row.value2()))
                .filter(row -> (row.value4() != null) == inPart)
                .map(Record4::value1)
                .toList();
        if (!ids.isEmpty()) {
          ended.addAll(end(sql, state, ids, reason(state, inPart, name), now));
        }
      }
    }
    return ended;
  }

  private static String reason(PublicationState state, boolean inPart, String name) {
    String disconnected = "The account " + name + " was disconnected";
    if (PublicationStates.AHEAD.contains(state)) {
      return disconnected + ".";
    }
    return disconnected
        + (inPart
            ? " while the post was on the network and not all that was to follow it."
            : " before it was known whether the post is on the network.");
  }

  private static List<Ended> end(
      DSLContext sql, PublicationState state, List<UUID> ids, String reason, Instant now) {
    boolean calledOff = PublicationStates.AHEAD.contains(state);
    Rule rule =
        PublicationStates.rule(calledOff ? Event.CANCEL : Event.ACCOUNT_GONE, state).orElseThrow();
    int ignored =
        sql.update(PUBLICATION)
            .set(RuleColumns.of(rule, now, Optional.empty(), reason))
            .where(PUBLICATION.ID.in(ids))
            .execute();
    return ids.stream().map(id -> new Ended(id, rule.to())).toList();
  }

  private static RequestRefused publishing(String name, long underWay) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "account-publishing",
        "The account "
            + name
            + " is publishing now ("
            + underWay
            + "). Wait until that has come to an end, then disconnect it.");
  }
}

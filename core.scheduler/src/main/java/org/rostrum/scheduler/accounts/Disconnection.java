package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;

/** Forgets an account: its tokens, itself, and what was still to be published by it. */
final class Disconnection {
  private static final List<String> STILL_TO_COME =
      List.of(
          PublicationState.SCHEDULED.name(),
          PublicationState.WAITING.name(),
          PublicationState.RETRYING.name());
  private static final List<String> UNDER_WAY =
      List.of(PublicationState.PUBLISHING.name(), PublicationState.UNCERTAIN.name());

  private final Store store;
  private final AccountRows rows;
  private final Audit audit;
  private final Events events;
  private final InstantSource clock;

  Disconnection(Store store, AccountRows rows, Audit audit, Events events, InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  void disconnect(Caller caller, UUID accountId) {
    Instant now = clock.instant();
    List<UUID> cancelled =
        store.write(
            sql -> {
              sql.select(ACCOUNT.ID)
                  .from(ACCOUNT)
                  .where(ACCOUNT.ID.eq(accountId))
                  .forUpdate()
                  .fetch();
              AccountRow row =
                  rows.find(sql, caller.workspaceId(), accountId)
                      .orElseThrow(ConnectedAccounts::notFound);
              List<UUID> publications = cancel(sql, row, now);
              refuseWhileUnderWay(sql, row);
              rows.delete(sql, row);
              audit.record(sql, caller, "account.disconnected", row.id().toString(), row.name());
              return publications;
            });
    String id = accountId.toString();
    events.publish(caller.workspaceId(), "account", id, "disconnected");
    cancelled.forEach(
        publication ->
            events.publish(
                caller.workspaceId(), "publication", publication.toString(), "cancelled"));
  }

  /** Comes before looking for what is under way: nothing of the rest can be claimed any more. */
  private static List<UUID> cancel(DSLContext sql, AccountRow row, Instant now) {
    List<UUID> ids =
        sql.select(PUBLICATION.ID)
            .from(PUBLICATION)
            .where(PUBLICATION.ACCOUNT_ID.eq(row.id()))
            .and(PUBLICATION.STATE.in(STILL_TO_COME))
            .orderBy(PUBLICATION.ID)
            .forUpdate()
            .fetch(PUBLICATION.ID);
    sql.update(PUBLICATION)
        .set(PUBLICATION.STATE, PublicationState.CANCELLED.name())
        .set(PUBLICATION.REASON, "The account " + row.name() + " was disconnected.")
        .setNull(PUBLICATION.WAKE_AT)
        .set(PUBLICATION.UPDATED_AT, now)
        .where(PUBLICATION.ACCOUNT_ID.eq(row.id()))
        .and(PUBLICATION.STATE.in(STILL_TO_COME))
        .execute();
    return ids;
  }

  private static void refuseWhileUnderWay(DSLContext sql, AccountRow row) {
    int underWay =
        sql.fetchCount(
            PUBLICATION, PUBLICATION.ACCOUNT_ID.eq(row.id()).and(PUBLICATION.STATE.in(UNDER_WAY)));
    if (underWay > 0) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "account-publishing",
          "The account "
              + row.name()
              + " is publishing now ("
              + underWay
              + "). Wait until that has come to an end, then disconnect it.");
    }
  }
}

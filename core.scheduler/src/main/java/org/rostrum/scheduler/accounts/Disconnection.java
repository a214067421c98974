package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;

/** Forgets an account: its tokens, itself, and what was still to be published by it. */
final class Disconnection {
  private final Store store;
  private final AccountRows rows;
  private final AccountPublications publications;
  private final Audit audit;
  private final Events events;
  private final InstantSource clock;

  Disconnection(
      Store store,
      AccountRows rows,
      AccountPublications publications,
      Audit audit,
      Events events,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.publications = publications;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  void disconnect(Caller caller, UUID accountId) {
    Instant now = clock.instant();
    List<AccountPublications.Ended> ended =
        store.write(
            sql -> {
              // Nothing of it can be claimed any more while its row is held.
              sql.select(ACCOUNT.ID)
                  .from(ACCOUNT)
                  .where(ACCOUNT.ID.eq(accountId))
                  .forUpdate()
                  .fetch();
              AccountRow row =
                  rows.find(sql, caller.workspaceId(), accountId)
                      .orElseThrow(ConnectedAccounts::notFound);
              List<AccountPublications.Ended> over =
                  publications.end(sql, row.id(), row.name(), now);
              rows.delete(sql, row);
              audit.record(sql, caller, "account.disconnected", row.id().toString(), row.name());
              return over;
            });
    events.publish(caller.workspaceId(), "account", accountId.toString(), "disconnected");
    for (AccountPublications.Ended one : ended) {
      events.publish(
          caller.workspaceId(),
          "publication",
          one.publication().toString(),
          one.state().name().toLowerCase(Locale.ROOT));
    }
  }
}

package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.REFRESH_TURN;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns in the database that the nodes share. */
final class StoredRefreshTurns implements RefreshTurns {
  /** How long a turn lasts at most: longer than asking for a token may take. */
  static final Duration TURN = GrantRefresher.TOKEN_TIME.multipliedBy(2);

  private static final Logger LOG = LoggerFactory.getLogger(StoredRefreshTurns.class);

  private final Store store;
  private final String node;

  /**
   * Takes turns for one process.
   *
   * @param node names it; never the same twice; at most 64 characters
   */
  StoredRefreshTurns(Store store, String node) {
    this.store = store;
    this.node = node;
  }

  @Override
  public boolean take(UUID account) {
    Instant now = store.databaseTime();
    Instant end = now.plus(TURN);
    return store.<Integer>write(
            sql ->
                sql.insertInto(REFRESH_TURN)
                    .set(REFRESH_TURN.ACCOUNT_ID, account)
                    .set(REFRESH_TURN.NODE, node)
                    .set(REFRESH_TURN.ENDS_AT, end)
                    .onConflict(REFRESH_TURN.ACCOUNT_ID)
                    .doUpdate()
                    .set(REFRESH_TURN.NODE, node)
                    .set(REFRESH_TURN.ENDS_AT, end)
                    .where(REFRESH_TURN.ENDS_AT.le(now))
                    .or(REFRESH_TURN.NODE.eq(node))
                    .execute())
        == 1;
  }

  @Override
  public void end(UUID account) {
    try {
      store.change(
          sql ->
              sql.deleteFrom(REFRESH_TURN)
                  .where(REFRESH_TURN.ACCOUNT_ID.eq(account))
                  .and(REFRESH_TURN.NODE.eq(node))
                  .execute());
    } catch (StoreException e) {
      LOG.debug("The turn of account {} ends by itself", account, e);
    }
  }
}

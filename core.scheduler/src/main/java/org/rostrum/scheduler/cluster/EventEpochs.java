package org.rostrum.scheduler.cluster;

import static org.rostrum.scheduler.store.jooq.Tables.EVENT_EPOCH;

import org.rostrum.scheduler.store.Store;

/**
 * Gives every start of a node its own range of event ids, so that a browser that comes back to
 * another node with the id of its last event is known to have missed something there.
 */
public final class EventEpochs {
  /** How many ids a start may use: more than a thousand a second for half a year. */
  static final int ID_BITS = 34;

  private static final int ONLY_ROW = 1;

  private EventEpochs() {}

  /**
   * Takes the next range; ids stay below 2^53, which JavaScript can count, for half a million
   * starts.
   *
   * @param store the database that the nodes share
   * @return the number before the first id of the range
   */
  public static long next(Store store) {
    long epoch =
        store.<Long>write(
            sql -> {
              sql.insertInto(EVENT_EPOCH)
                  .set(EVENT_EPOCH.ID, ONLY_ROW)
                  .set(EVENT_EPOCH.TAKEN, 1L)
                  .onConflict(EVENT_EPOCH.ID)
                  .doUpdate()
                  .set(EVENT_EPOCH.TAKEN, EVENT_EPOCH.TAKEN.plus(1))
                  .execute();
              return sql.select(EVENT_EPOCH.TAKEN).from(EVENT_EPOCH).fetchSingle(EVENT_EPOCH.TAKEN);
            });
    return epoch << ID_BITS;
  }
}

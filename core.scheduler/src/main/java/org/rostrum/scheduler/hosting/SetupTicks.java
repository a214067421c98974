package org.rostrum.scheduler.hosting;

import static org.rostrum.scheduler.store.jooq.Tables.SETUP_TICK;

import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.rostrum.scheduler.store.jooq.tables.records.SetupTickRecord;

/** What was ticked on the way to a network. */
final class SetupTicks {
  /** Stands for «Save and test found nothing wrong»; no step can have such an id. */
  private static final String TESTED = "#tested";

  private static final int MAX_ITEM = 64;
  private static final int MAX_NAME = 400;

  private SetupTicks() {}

  /**
   * The item for settings that were tested. A test says something of one environment only: the
   * practice environment knows its app, whatever the real network knows.
   *
   * @param environment empty for a network that has one only
   */
  static String tested(String environment) {
    String item = environment.isEmpty() ? TESTED : TESTED + "/" + environment;
    return item.length() > MAX_ITEM ? item.substring(0, MAX_ITEM) : item;
  }

  static Map<String, SetupTickRecord> of(DSLContext sql, String providerId) {
    return sql.selectFrom(SETUP_TICK)
        .where(SETUP_TICK.PROVIDER_ID.eq(providerId))
        .fetchMap(SETUP_TICK.ITEM_ID);
  }

  static void put(DSLContext sql, String providerId, String item, Instant at, String by) {
    remove(sql, providerId, item);
    int ignored =
        sql.insertInto(SETUP_TICK)
            .set(SETUP_TICK.PROVIDER_ID, providerId)
            .set(SETUP_TICK.ITEM_ID, item)
            .set(SETUP_TICK.TICKED_AT, at)
            .set(SETUP_TICK.TICKED_BY, by.length() > MAX_NAME ? by.substring(0, MAX_NAME) : by)
            .onConflictDoNothing()
            .execute();
  }

  static void remove(DSLContext sql, String providerId, String item) {
    int ignored =
        sql.deleteFrom(SETUP_TICK)
            .where(SETUP_TICK.PROVIDER_ID.eq(providerId))
            .and(SETUP_TICK.ITEM_ID.eq(item))
            .execute();
  }
}

package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_PAUSE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;

/** Tells the other nodes, and the next start, which pauses networks asked for. */
final class NetworkPauses {
  /** Stands for a whole network, since a key has no empty column. */
  private static final UUID WHOLE = new UUID(0, 0);

  private static final int MAX_READ = 10_000;

  private final Store store;
  private final Throttles throttles;

  NetworkPauses(Store store, Throttles throttles) {
    this.store = store;
    this.throttles = throttles;
  }

  /** Writes down what this process was asked for since the last time. */
  void tell(Instant now) {
    List<Throttles.Said> said = throttles.takeUnwritten();
    if (!said.isEmpty()) {
      store.change(
          sql -> {
            said.forEach(one -> write(sql, one));
            int ignored =
                sql.deleteFrom(NETWORK_PAUSE).where(NETWORK_PAUSE.UNTIL_AT.lt(now)).execute();
          });
    }
  }

  /** A pause that ends earlier than what another node was asked for does not shorten that. */
  private static void write(DSLContext sql, Throttles.Said said) {
    int ignored =
        sql.insertInto(NETWORK_PAUSE)
            .set(NETWORK_PAUSE.PROVIDER_ID, said.provider())
            .set(NETWORK_PAUSE.ACCOUNT_ID, said.account().orElse(WHOLE))
            .set(NETWORK_PAUSE.UNTIL_AT, said.until())
            .set(NETWORK_PAUSE.REASON, Texts.reason(said.reason()))
            .onConflict(NETWORK_PAUSE.PROVIDER_ID, NETWORK_PAUSE.ACCOUNT_ID)
            .doUpdate()
            .set(NETWORK_PAUSE.UNTIL_AT, said.until())
            .set(NETWORK_PAUSE.REASON, Texts.reason(said.reason()))
            .where(NETWORK_PAUSE.UNTIL_AT.lt(said.until()))
            .execute();
  }

  /** Obeys what other nodes, or a process before this one, were asked for. */
  void listen(Instant now) {
    store
        .read(
            sql ->
                sql.selectFrom(NETWORK_PAUSE)
                    .where(NETWORK_PAUSE.UNTIL_AT.gt(now))
                    .limit(MAX_READ)
                    .fetch(
                        row ->
                            new Throttles.Said(
                                row.getProviderId(),
                                Optional.of(row.getAccountId()).filter(id -> !id.equals(WHOLE)),
                                row.getUntilAt(),
                                row.getReason())))
        .forEach(throttles::heard);
  }
}

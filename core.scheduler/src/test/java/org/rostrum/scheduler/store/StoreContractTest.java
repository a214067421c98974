package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.util.UUID;
import org.jooq.DSLContext;

/** What callers may rely on, on both databases. */
class StoreContractTest {
  private static int add(DSLContext sql, UUID id, String name, Store store) {
    return sql.insertInto(WORKSPACE)
        .set(WORKSPACE.ID, id)
        .set(WORKSPACE.NAME, name)
        .set(WORKSPACE.ZONE, "UTC")
        .set(WORKSPACE.CREATED_AT, store.dialect() == Dialect.H2 ? store.databaseTime() : NOW)
        .execute();
  }

  private static final java.time.Instant NOW = java.time.Instant.parse("2026-11-23T12:00:00Z");

  @StoreTest
  void whatWasWrittenIsRead(Store store) {
    UUID id = UUID.randomUUID();
    assertThat(store.<Integer>write(sql -> add(sql, id, "Norra", store))).isEqualTo(1);
    assertThat(store.<Integer>read(sql -> sql.fetchCount(WORKSPACE))).isEqualTo(1);
    assertThat(
            store.<java.time.Instant>read(
                sql -> sql.selectFrom(WORKSPACE).fetchSingle().getCreatedAt()))
        .isEqualTo(NOW);
  }

  @StoreTest
  void aReadCannotChange(Store store) {
    assertThatThrownBy(() -> store.read(sql -> add(sql, UUID.randomUUID(), "x", store)))
        .isInstanceOf(StoreException.class);
    assertThat(store.<Integer>read(sql -> sql.fetchCount(WORKSPACE))).isZero();
  }
}

package org.rostrum.scheduler.store;

import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Rows for tests of the store: workspaces, which need no other table. */
final class Rows {
  static final Instant CREATED = Instant.parse("2026-11-23T12:00:00.123456Z");

  private Rows() {}

  static UUID id(long number) {
    return new UUID(7, number);
  }

  static int add(DSLContext sql, UUID id, String name) {
    return sql.insertInto(WORKSPACE)
        .set(WORKSPACE.ID, id)
        .set(WORKSPACE.NAME, name)
        .set(WORKSPACE.ZONE, "UTC")
        .set(WORKSPACE.CREATED_AT, CREATED)
        .execute();
  }

  static int rename(DSLContext sql, UUID id, String name) {
    return sql.update(WORKSPACE).set(WORKSPACE.NAME, name).where(WORKSPACE.ID.eq(id)).execute();
  }

  static List<String> names(Store store) {
    return store.read(
        sql -> sql.selectFrom(WORKSPACE).orderBy(WORKSPACE.NAME).fetch(WORKSPACE.NAME));
  }

  static List<UUID> ids(Store store) {
    return store.read(sql -> sql.selectFrom(WORKSPACE).orderBy(WORKSPACE.ID).fetch(WORKSPACE.ID));
  }
}

package org.rostrum.scheduler.store;

import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The condition that an id is one of many. PostgreSQL gets them as one array, so that the statement
 * is always the same and is read and planned once; H2 would look through the whole table for that
 * and gets a list.
 */
public final class ManyIds {
  private ManyIds() {}

  /** Whether a column holds one of the ids, on the database of a context. */
  public static Condition among(DSLContext sql, Field<UUID> column, Collection<UUID> ids) {
    return among(sql.dialect() == SQLDialect.POSTGRES ? Dialect.POSTGRES : Dialect.H2, column, ids);
  }

  /** Whether a column holds one of the ids. */
  public static Condition among(Dialect dialect, Field<UUID> column, Collection<UUID> ids) {
    return switch (dialect) {
      case POSTGRES -> column.eq(DSL.any(ids.toArray(UUID[]::new)));
      case H2 -> column.in(ids);
    };
  }
}

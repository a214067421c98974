package org.rostrum.scheduler.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows with one statement that is written and read once, and sent in one go. */
public final class ManyRows {
  /** From how many rows on PostgreSQL is told that they come, which costs a message each way. */
  static final int COPIED_FROM = 10;

  private ManyRows() {}

  /** Inserts rows that all set the same columns, to plain values. */
  public static void insert(
      DSLContext sql, Table<?> table, List<Map<Field<?>, @Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (rows.size() == 1) {
      int ignored = sql.insertInto(table).set(rows.getFirst()).execute();
      return;
    }
    List<Field<?>> columns = List.copyOf(rows.getFirst().keySet());
    if (rows.stream().anyMatch(row -> row.size() != columns.size())) {
      throw new IllegalArgumentException("Rows of one insert set the same columns");
    }
    if (sql.dialect() == SQLDialect.POSTGRES && rows.size() >= COPIED_FROM) {
      sql.connection(connection -> CopiedRows.insert(connection, table, columns, rows));
      return;
    }
    BatchBindStep batch =
        sql.batch(sql.insertInto(table, columns).values(Collections.nCopies(columns.size(), null)));
    for (Map<Field<?>, @Nullable Object> row : rows) {
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int index = 0; index < values.length; index++) {
        values[index] = row.get(columns.get(index));
      }
      batch = batch.bind(values);
    }
    int[] ignored = batch.execute();
  }
}

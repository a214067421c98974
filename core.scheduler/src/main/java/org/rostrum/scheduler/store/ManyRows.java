package org.rostrum.scheduler.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows with one statement that is written and read once, and sent in one go. */
public final class ManyRows {
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
    BatchBindStep batch =
        sql.batch(sql.insertInto(table, columns).values(Collections.nCopies(columns.size(), null)));
    for (Map<Field<?>, @Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("Rows of one insert set the same columns");
      }
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int index = 0; index < values.length; index++) {
        values[index] = row.get(columns.get(index));
      }
      batch = batch.bind(values);
    }
    int[] ignored = batch.execute();
  }
}

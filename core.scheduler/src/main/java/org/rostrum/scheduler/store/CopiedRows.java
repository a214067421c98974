package org.rostrum.scheduler.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Inserts rows with PostgreSQL's {@code COPY}: one message for all of them, in its text form, and
 * no parameter of its own for each value. Foreign keys and everything else hold as for an insert.
 */
final class CopiedRows {
  private CopiedRows() {}

  static void insert(
      Connection connection,
      Table<?> table,
      List<Field<?>> columns,
      List<Map<Field<?>, @Nullable Object>> rows)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Map<Field<?>, @Nullable Object> row : rows) {
      for (int index = 0; index < columns.size(); index++) {
        text.append(index == 0 ? "" : "\t");
        write(text, row.get(columns.get(index)));
      }
      text.append('\n');
    }
    String names = columns.stream().map(Field::getName).collect(Collectors.joining(", "));
    try {
      long ignored =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy " + table.getName() + " (" + names + ") from stdin",
                  new StringReader(text.toString()));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be read", e);
    }
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("\\N");
      case String plain -> escape(text, plain);
      case UUID id -> text.append(id);
      case Integer number -> text.append(number.intValue());
      case Long number -> text.append(number.longValue());
      case Boolean yes -> text.append(yes ? 't' : 'f');
      // a year of five digits has a sign that the server does not know
      case Instant instant -> text.append(instant.toString().replace("+", ""));
      default ->
          throw new IllegalArgumentException(
              "Rows with a " + value.getClass().getName() + " are not inserted in bulk");
    }
  }

  private static void escape(StringBuilder text, String plain) {
    for (int index = 0; index < plain.length(); index++) {
      char one = plain.charAt(index);
      switch (one) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(one);
      }
    }
  }
}

package org.rostrum.scheduler.store;

import java.nio.charset.StandardCharsets;
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
import org.postgresql.copy.CopyIn;

/**
 * Inserts rows with PostgreSQL's {@code COPY}: one statement for all of them, in its text form and
 * sent piece by piece, and no parameter of its own for each value. Foreign keys and everything else
 * hold as for an insert.
 */
final class CopiedRows {
  /** From how many characters on what is written down is sent: no more of all rows is in memory. */
  private static final int PIECE = 64 * 1024;

  private CopiedRows() {}

  static void insert(
      Connection connection,
      Table<?> table,
      List<Field<?>> columns,
      List<Map<Field<?>, @Nullable Object>> rows)
      throws SQLException {
    String names = columns.stream().map(Field::getName).collect(Collectors.joining(", "));
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table.getName() + " (" + names + ") from stdin");
    try {
      send(copy, columns, rows);
      long ignored = copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void send(
      CopyIn copy, List<Field<?>> columns, List<Map<Field<?>, @Nullable Object>> rows)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Map<Field<?>, @Nullable Object> row : rows) {
      for (int index = 0; index < columns.size(); index++) {
        text.append(index == 0 ? "" : "\t");
        write(text, row.get(columns.get(index)));
      }
      text.append('\n');
      if (text.length() >= PIECE) {
        send(copy, text);
      }
    }
    send(copy, text);
  }

  private static void send(CopyIn copy, StringBuilder text) throws SQLException {
    byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(piece, 0, piece.length);
    text.setLength(0);
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

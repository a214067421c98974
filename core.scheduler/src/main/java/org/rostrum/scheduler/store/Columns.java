package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns of many rows as arrays, for the few statements that PostgreSQL gets in one
 * piece because their speed is the engine's. Instants travel as microseconds since 1970.
 *
 * @param <R> a row
 */
public final class Columns<R> {
  /** Turns a bound number of microseconds into an instant. */
  public static final String INSTANT = "(timestamptz 'epoch' + %s * interval '1 microsecond')";

  private final PreparedStatement statement;
  private final Connection connection;
  private final List<R> rows;
  private int next = 1;

  /** Binds from the statement's first parameter on, in order. */
  public Columns(PreparedStatement statement, List<R> rows) throws SQLException {
    this.statement = statement;
    this.connection = statement.getConnection();
    this.rows = rows;
  }

  /** Binds a column of ids. */
  public Columns<R> ids(Function<R, UUID> column) throws SQLException {
    return array("uuid", rows.stream().map(column).toArray());
  }

  /** Binds a column of texts. */
  public Columns<R> texts(Function<R, @Nullable String> column) throws SQLException {
    @Nullable String[] values = new @Nullable String[rows.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = column.apply(rows.get(index));
    }
    return array("text", values);
  }

  /** Binds a column of whole numbers. */
  public Columns<R> ints(ToIntFunction<R> column) throws SQLException {
    statement.setObject(next++, rows.stream().mapToInt(column).toArray());
    return this;
  }

  /** Binds a column of long numbers. */
  public Columns<R> longs(ToLongFunction<R> column) throws SQLException {
    statement.setObject(next++, rows.stream().mapToLong(column).toArray());
    return this;
  }

  /** Binds a column of instants, some of which may be missing. */
  public Columns<R> instants(Function<R, @Nullable Instant> column) throws SQLException {
    @Nullable Long[] values = new @Nullable Long[rows.size()];
    for (int index = 0; index < values.length; index++) {
      @Nullable Instant value = column.apply(rows.get(index));
      values[index] = value == null ? null : micros(value);
    }
    return array("int8", values);
  }

  /** Binds one text for all rows. */
  public Columns<R> text(String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  /** Binds one instant for all rows. */
  public Columns<R> instant(Instant value) throws SQLException {
    statement.setLong(next++, micros(value));
    return this;
  }

  /** Runs a statement that changes rows, once everything is bound, and answers how many. */
  public int execute() throws SQLException {
    return statement.executeUpdate();
  }

  private Columns<R> array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(next++, connection.createArrayOf(type, values));
    return this;
  }

  /** An instant as the statements bind it. */
  public static long micros(Instant value) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, value);
  }

  /** Binds an instant that may be missing, for any database. */
  public static void bind(PreparedStatement statement, int at, @Nullable Instant value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(at, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
    }
  }

  /** Binds ids as one array, for conditions like {@code id = any (?)}. */
  public static void bind(PreparedStatement statement, int at, Collection<UUID> ids)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf("uuid", ids.toArray()));
  }
}

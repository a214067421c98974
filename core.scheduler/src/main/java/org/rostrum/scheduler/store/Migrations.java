package org.rostrum.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a schema up to date: every migration once, in order, with its checksum written down. Why
 * not a library, and how both databases make it all or nothing: docs/decisions/0009-migrations.md.
 */
final class Migrations {
  private static final String RECORD =
      """
      create table if not exists schema_migration (
        version integer not null primary key,
        name varchar(200) not null,
        checksum varchar(64) not null,
        applied_at timestamp(6) with time zone not null
      )""";

  private final List<Migration> known;

  /**
   * Takes the steps there are.
   *
   * @param known in order of their versions, which start with 1
   */
  Migrations(List<Migration> known) {
    this.known = List.copyOf(known);
  }

  private record Applied(int version, String name, String checksum) {}

  /**
   * Tells what is still to be done.
   *
   * @return the steps that the database lacks, in order
   * @throws StoreException if the schema is not one that these steps lead to
   */
  List<Migration> pending(Connection connection) throws SQLException {
    List<Applied> applied = applied(connection);
    for (Applied step : applied) {
      if (step.version() > known.size()) {
        throw refused(
            "The database was last used by a newer Rostrum: it has schema version %d (%s), this one knows %d. Start that newer version, or restore the backup from before the update."
                .formatted(step.version(), step.name(), known.size()));
      }
      if (!known.get(step.version() - 1).checksum().equals(step.checksum())) {
        throw refused(
            "Schema version %d (%s) in the database is not the one of this Rostrum: its migration was changed after it ran. Start the version that made it, or restore a backup."
                .formatted(step.version(), step.name()));
      }
    }
    for (int i = 0; i < applied.size(); i++) {
      if (applied.get(i).version() != i + 1) {
        throw refused("The database lacks schema version %d but has later ones.".formatted(i + 1));
      }
    }
    return known.subList(applied.size(), known.size());
  }

  /** Whether no step was ever done here. */
  boolean isFresh(Connection connection) throws SQLException {
    return applied(connection).isEmpty();
  }

  /** Does the steps that are still to be done; the caller makes it all or nothing. */
  void apply(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(RECORD);
    }
    for (Migration step : pending(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(step.script());
      }
      try (PreparedStatement note =
          connection.prepareStatement(
              "insert into schema_migration (version, name, checksum, applied_at) values (?, ?, ?, current_timestamp)")) {
        note.setInt(1, step.version());
        note.setString(2, step.name());
        note.setString(3, step.checksum());
        note.executeUpdate();
      }
    }
  }

  private static List<Applied> applied(Connection connection) throws SQLException {
    if (!hasRecord(connection)) {
      return List.of();
    }
    List<Applied> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version, name, checksum from schema_migration order by version")) {
      while (rows.next()) {
        applied.add(new Applied(rows.getInt(1), rows.getString(2), rows.getString(3)));
      }
    }
    return applied;
  }

  private static boolean hasRecord(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select count(*) from information_schema.tables
                where lower(table_name) = 'schema_migration' and table_schema = current_schema""")) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }

  private static StoreException refused(String message) {
    return new StoreException(StoreException.Kind.SCHEMA, message);
  }
}

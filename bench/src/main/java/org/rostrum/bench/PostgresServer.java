package org.rostrum.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL server of a run, durable as an installation's: what it acknowledges is on disk.
 */
final class PostgresServer implements AutoCloseable {
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final Path data;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts a server.
   *
   * @param folder for its files; deleted at the end
   */
  static PostgresServer start(Path folder) {
    try {
      Path data = folder.resolve("postgres");
      PostgresServer started =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setDataDirectory(data)
                  .setCleanDataDirectory(true)
                  // the embedding is made for tests and turns durability off: these are the
                  // defaults of the server
                  .setServerConfig("fsync", "on")
                  .setServerConfig("synchronous_commit", "on")
                  .setServerConfig("full_page_writes", "on")
                  .setServerConfig("max_connections", "300")
                  .setServerConfig("shared_buffers", "512MB")
                  .setServerConfig("max_wal_size", "4GB")
                  .start(),
              data);
      started.demandDurability();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }

  private void demandDurability() {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      String value = ask("show " + setting);
      if (!value.equals("on")) {
        throw new InvalidRun("PostgreSQL has " + setting + " = " + value);
      }
    }
  }

  String version() {
    return ask("show server_version");
  }

  /** The process whose children are all processes of the server. */
  long process() {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty database. */
  Database.Postgres freshDatabase() {
    String name = "bench_" + databases.incrementAndGet();
    execute("create database " + name);
    return new Database.Postgres(server.getJdbcUrl(USER, name), USER);
  }

  /** Deletes a database, so that no contender works beside the remains of another. */
  void drop(Database.Postgres database) {
    String name = database.url().replaceAll(".*/(bench_\\d+).*", "$1");
    execute("drop database " + name + " with (force)");
  }

  /** Writes out what is dirty, so that nobody pays for whoever came before. */
  void settle() {
    execute("checkpoint");
  }

  /** Brings the statistics of a database that was just filled up to date. */
  void analyze(Database.Postgres database) {
    try (HikariDataSource pool = database.pool(1)) {
      Database.execute(pool, "vacuum analyze");
    }
    settle();
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean ignored = statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ask(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      boolean ignored = row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

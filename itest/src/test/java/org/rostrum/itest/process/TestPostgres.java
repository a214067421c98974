package org.rostrum.itest.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One PostgreSQL for all tests of a run; each test gets a database of its own. */
public final class TestPostgres implements AutoCloseable {
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final Path passwordFile;
  private final AtomicInteger databases = new AtomicInteger();

  private TestPostgres() {
    try {
      server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      passwordFile = Files.writeString(Files.createTempFile("rostrum-database", ".txt"), USER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a test an empty database as parameter. */
  public static final class EmptyDatabase implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(TestPostgres.class))
          .getOrComputeIfAbsent(TestPostgres.class, key -> new TestPostgres(), TestPostgres.class)
          .database();
    }
  }

  /** A database on the server, as processes and tests see it. */
  public final class Database {
    private final String name;

    private Database(String name) {
      this.name = name;
    }

    /** The options of the launcher that choose this database, and then the given ones. */
    public String[] options(String... more) {
      List<String> options =
          new ArrayList<>(
              List.of(
                  "--database",
                  server.getJdbcUrl(USER, name).replaceAll("\\?.*", ""),
                  "--database-user",
                  USER,
                  "--database-password-file",
                  passwordFile.toString()));
      options.addAll(List.of(more));
      return options.toArray(String[]::new);
    }

    /** The first column of the first row. */
    public String ask(String query) {
      try (Connection connection = server.getDatabase(USER, name).getConnection();
          Statement sql = connection.createStatement();
          ResultSet rows = sql.executeQuery(query)) {
        return rows.next() ? String.valueOf(rows.getObject(1)) : "";
      } catch (SQLException e) {
        throw new AssertionError(query, e);
      }
    }
  }

  private Database database() {
    String name = "rostrum_" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      boolean ignored = sql.execute("create database " + name);
      return new Database(name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(passwordFile);
  }
}

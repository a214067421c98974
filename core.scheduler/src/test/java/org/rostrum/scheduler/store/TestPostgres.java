package org.rostrum.scheduler.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/**
 * One PostgreSQL for all tests of a run; each test gets a database of its own. Making one takes
 * longer than most tests, so one that nobody uses any more is emptied and given to another test.
 */
public final class TestPostgres implements AutoCloseable {
  private static final String TEMPLATE = "migrated";

  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'public' and table_name <> 'schema_migration'""";

  private static final String OTHERS =
      """
      select pid::text from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()""";

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();
  private final Map<DatabaseStore, String> used = new ConcurrentHashMap<>();
  private final Queue<String> left = new ConcurrentLinkedQueue<>();
  private final List<String> tables;

  private TestPostgres() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "32MB")
              .start();
      execute("create database " + TEMPLATE);
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    }
    PostgresStore.open(location(TEMPLATE)).close();
    try (Connection connection = connect(TEMPLATE)) {
      tables = names(connection, TABLES);
      List<String> filled = names(connection, filled());
      if (!filled.isEmpty()) {
        throw new IllegalStateException("Migrations bring rows, which emptying loses: " + filled);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server of this run, started by whoever asks first and stopped at the end of the run. */
  public static TestPostgres shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(TestPostgres.class))
        .getOrComputeIfAbsent(TestPostgres.class, key -> new TestPostgres(), TestPostgres.class);
  }

  /** An empty database, without a schema. */
  public PostgresServer emptyDatabase() {
    String name = "test_" + databases.incrementAndGet();
    execute("create database " + name);
    return location(name);
  }

  DatabaseStore freshStore(TestClock clock) {
    String name = emptied();
    DatabaseStore store = PostgresStore.open(location(name), Migration.ofThisVersion(), clock);
    used.put(store, name);
    return store;
  }

  /** Closes a store; another test may have its database. */
  void giveBack(DatabaseStore store) {
    store.close();
    Optional.ofNullable(used.remove(store)).ifPresent(left::add);
  }

  private String emptied() {
    for (String name = left.poll(); name != null; name = left.poll()) {
      if (empty(name)) {
        return name;
      }
    }
    String name = "test_" + databases.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return name;
  }

  /** Whether it could be emptied; not if somebody has not let go of it. */
  private boolean empty(String name) {
    try (Connection connection = connect(name);
        Statement sql = connection.createStatement()) {
      if (!names(connection, OTHERS).isEmpty()) {
        return false;
      }
      // without looking at what refers to what
      sql.execute("set session_replication_role = replica");
      for (String table : names(connection, filled())) {
        sql.execute("delete from " + table);
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks which tables have rows. */
  private String filled() {
    return tables.stream()
        .map(table -> "select '%s' where exists (select from %s)".formatted(table, table))
        .collect(Collectors.joining(" union all "));
  }

  private static List<String> names(Connection connection, String question) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(question)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private Connection connect(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  private PostgresServer location(String database) {
    return new PostgresServer(
        server.getJdbcUrl("postgres", database), "postgres", Secret.of("postgres"));
  }

  private void execute(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

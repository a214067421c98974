package org.rostrum.scheduler.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/** One PostgreSQL for all tests of a run; each test gets a database of its own. */
public final class TestPostgres implements AutoCloseable {
  private static final String TEMPLATE = "migrated";

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

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
    String name = "test_" + databases.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return PostgresStore.open(location(name), Migration.ofThisVersion(), clock);
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

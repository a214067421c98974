package org.rostrum.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the jobs are. */
sealed interface Database {
  /** A database of the server that all contenders of a run share. */
  record Postgres(String url, String user) implements Database {}

  /**
   * A file of H2.
   *
   * @param folder where the file lies
   * @param options what stands behind its URL; empty for H2's defaults
   */
  record H2(Path folder, String options) implements Database {
    String url() {
      return "jdbc:h2:file:" + folder.resolve("jobs") + options;
    }
  }

  /** Opens a pool of connections, in the way its documentation recommends. */
  default HikariDataSource pool(int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setMaximumPoolSize(connections);
    switch (this) {
      case Postgres postgres -> {
        pool.setJdbcUrl(postgres.url());
        pool.setUsername(postgres.user());
        // inserts of one batch become one statement; what every manual of a job queue recommends
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
      }
      case H2 h2 -> {
        pool.setJdbcUrl(h2.url());
        pool.setUsername("sa");
        pool.setPassword("");
      }
    }
    return new HikariDataSource(pool);
  }

  /** Runs statements that are separated by semicolons. */
  static void execute(HikariDataSource pool, String script) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : script.split(";", -1)) {
        if (!one.isBlank()) {
          boolean ignored = statement.execute(one);
        }
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for one number. */
  static long number(HikariDataSource pool, String query) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      boolean ignored = rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a script that comes with a contender. */
  static String script(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + name + " beside " + beside);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

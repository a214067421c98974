package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What PostgreSQL does beside the migrations: it keeps the data, and nobody from working. */
@Timeout(60)
final class PostgresTablesTest {
  /** An occurrence of a recurrence, published in one attempt. */
  private static final List<String> ROWS =
      List.of(
          """
          insert into workspace (id, name, zone, created_at)
          values ('00000000-0000-0000-0000-000000000001', 'Test', 'UTC', current_timestamp)""",
          """
          insert into post (id, workspace_id, version, title, body, author_id, author_name,
            created_at, updated_at, recurrence_id, occurrence)
          select id, id, 3, 'Title', 'Text', id, 'Ada', created_at, created_at, id, 1
          from workspace""",
          """
          insert into publication (id, post_id, workspace_id, account_id, account_name,
            provider_id, ordinal, options, state, reason, fence, attempts, retries,
            reconciliations, list_title, search_text, created_at, updated_at)
          select id, id, id, id, 'one', 'boards', 0, '{}', 'PUBLISHED', '', 1, 1, 0, 0, 'Title',
            'text', created_at, created_at from post""",
          """
          insert into attempt (publication_id, number, fence, kind, node, started_at, ended_at,
            outcome, detail, account_id)
          select id, 1, 1, 'PUBLISH', 'node', created_at, created_at, 'PUBLISHED', '', account_id
          from publication""");

  private static final String SAME_OCCURRENCE =
      """
      insert into post (id, workspace_id, version, title, body, author_id, author_name,
        created_at, updated_at, recurrence_id, occurrence)
      select '00000000-0000-0000-0000-000000000002', id, 1, '', '', id, 'Ada', created_at,
        created_at, id, 1
      from workspace""";

  @RegisterExtension final MigrationsTest.Databases databases = new MigrationsTest.Databases();

  @Test
  void aStartWithNothingToChangeWaitsForNoReader() throws SQLException {
    open(Migration.ofThisVersion()).close();
    try (Connection reader = reading("publication", "audit_entry", "attempt", "post")) {
      open(Migration.ofThisVersion()).close();
      assertThat(reader.isValid(1)).isTrue();
    }
  }

  @Test
  void anUpdateThatMeetsALongReaderSaysWhatToWaitFor() throws SQLException {
    open(before("replies")).close();
    try (Connection reader = reading("publication")) {
      assertThatThrownBy(() -> open(Migration.ofThisVersion()))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.BUSY))
          .hasMessageContaining("pg_dump")
          .hasMessageContaining("start again");
      assertThat(reader.isValid(1)).isTrue();
    }
    open(Migration.ofThisVersion()).close();
  }

  @Test
  void whatIsThereIsKeptAndHeldToTheSameRules() throws SQLException {
    try (Connection connection = PostgresConnections.source(databases.server()).getConnection()) {
      // as it stood before there was any of what is done beside the migrations
      new Migrations(before("replies")).apply(connection);
      try (Statement statement = connection.createStatement()) {
        for (String row : ROWS) {
          statement.execute(row);
        }
      }
    }
    try (DatabaseStore store = open(Migration.ofThisVersion())) {
      assertThat(
              store
                  .read(
                      sql ->
                          sql.fetchSingle(
                              """
                              select post.title, post.occurrence, state, part_id, number, outcome
                              from post join publication on post_id = post.id
                                join attempt on publication_id = publication.id"""))
                  .intoList())
          .containsExactly("Title", 1, "PUBLISHED", null, 1, "PUBLISHED");
      assertThatThrownBy(() -> store.change(sql -> sql.execute(SAME_OCCURRENCE)))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.CONFLICT));
      store.change(sql -> sql.execute("delete from post"));
      assertThat(
              store
                  .read(
                      sql ->
                          sql.fetchSingle(
                              "select (select count(*) from publication), count(*) from attempt"))
                  .intoList())
          .containsExactly(0L, 0L);
    }
  }

  private DatabaseStore open(List<Migration> migrations) {
    return PostgresStore.open(databases.server(), migrations, new TestClock());
  }

  private static List<Migration> before(String name) {
    return Migration.ofThisVersion().stream().takeWhile(step -> !step.name().equals(name)).toList();
  }

  /** A transaction that has read tables and stands, as a backup does. */
  private Connection reading(String... tables) throws SQLException {
    Connection reader = PostgresConnections.source(databases.server()).getConnection();
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      for (String table : tables) {
        statement.execute("select 1 from " + table);
      }
    }
    return reader;
  }
}

package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

class MigrationsTest {
  private static final Migration FIRST =
      new Migration(1, "first", "create table one (id integer not null primary key);");
  private static final Migration SECOND =
      new Migration(
          2, "second", "alter table one add column name varchar(10);\ncreate table two (id int);");
  private static final Migration BROKEN =
      new Migration(2, "broken", "create table half (id int);\ncreate table of (nonsense;");

  /** A post with one publication, as they stood before posts had replies. */
  private static final List<String> OLD_POST =
      List.of(
          """
          insert into workspace (id, name, zone, created_at)
          values ('00000000-0000-0000-0000-000000000001', 'Test', 'UTC', current_timestamp)""",
          """
          insert into post (id, workspace_id, version, title, body, author_id, author_name,
            created_at, updated_at)
          select id, id, 3, 'Title', 'Text', id, 'Ada', created_at, created_at from workspace""",
          """
          insert into publication (id, post_id, workspace_id, account_id, account_name,
            provider_id, ordinal, options, version_body, state, reason, fence, attempts, retries,
            reconciliations, list_title, search_text, created_at, updated_at)
          select id, id, id, id, 'one', 'boards', 0, '{}', 'Own', 'DRAFT', '', 0, 0, 0, 0, 'Title',
            'text', created_at, created_at from post""");

  @TempDir Path folder;

  @RegisterExtension final Databases databases = new Databases();

  /** Gives each test an empty PostgreSQL database. */
  static final class Databases implements BeforeEachCallback, AfterEachCallback {
    private final List<PostgresServer> servers = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) {
      servers.add(TestPostgres.shared(context).emptyDatabase());
    }

    @Override
    public void afterEach(ExtensionContext context) {
      servers.clear();
    }

    PostgresServer server() {
      return servers.getFirst();
    }
  }

  private DatabaseStore open(Dialect dialect, Migration... migrations) {
    return switch (dialect) {
      case H2 -> H2Store.open(folder, new TestClock(), List.of(migrations), "file");
      case POSTGRES -> PostgresStore.open(databases.server(), List.of(migrations), new TestClock());
    };
  }

  private static List<String> tables(Store store) {
    return store.read(
        sql ->
            sql.fetch(
                    """
                    select lower(table_name) as name from information_schema.tables
                    where table_schema = current_schema order by 1""")
                .getValues(0, String.class));
  }

  @ParameterizedTest
  @EnumSource
  void eachStepRunsOnceAndInOrder(Dialect dialect) {
    try (DatabaseStore store = open(dialect, FIRST)) {
      assertThat(store.isNew()).isTrue();
      assertThat(tables(store)).containsExactly("one", "schema_migration");
      store.change(sql -> sql.execute("insert into one (id) values (7)"));
    }
    try (DatabaseStore store = open(dialect, FIRST, SECOND)) {
      assertThat(store.isNew()).isFalse();
      assertThat(tables(store)).containsExactly("one", "schema_migration", "two");
      assertThat(store.read(sql -> sql.fetch("select id, name from one").getValues(0)).toString())
          .isEqualTo("[7]");
    }
    open(dialect, FIRST, SECOND).close();
  }

  @ParameterizedTest
  @EnumSource
  void aStepThatWasChangedIsRefused(Dialect dialect) {
    open(dialect, FIRST).close();
    Migration changed = new Migration(1, "first", FIRST.script() + " -- and more");
    assertThatThrownBy(() -> open(dialect, changed, SECOND))
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.SCHEMA))
        .hasMessageContaining("version 1 (first)")
        .hasMessageContaining("restore a backup");
    open(dialect, FIRST).close();
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseOfANewerVersionIsRefused(Dialect dialect) {
    open(dialect, FIRST, SECOND).close();
    assertThatThrownBy(() -> open(dialect, FIRST))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Rostrum")
        .hasMessageContaining("version 2 (second)");
  }

  @ParameterizedTest
  @EnumSource
  void aStepThatFailsLeavesTheDatabaseAsItWas(Dialect dialect) {
    open(dialect, FIRST).close();
    assertThatThrownBy(() -> open(dialect, FIRST, BROKEN)).isInstanceOf(StoreException.class);
    try (DatabaseStore store = open(dialect, FIRST)) {
      assertThat(tables(store)).containsExactly("one", "schema_migration");
    }
    open(dialect, FIRST, SECOND).close();
  }

  @ParameterizedTest
  @EnumSource
  void anAccountFromBeforeIsAtHomeNowhereAndBoundToNothing(Dialect dialect) {
    Migration[] before =
        Migration.ofThisVersion().stream()
            .takeWhile(step -> !step.name().equals("sign_in"))
            .toArray(Migration[]::new);
    try (DatabaseStore store = open(dialect, before)) {
      store.change(
          sql ->
              sql.execute(
                  """
                  insert into workspace (id, name, zone, created_at)
                  values ('00000000-0000-0000-0000-000000000001', 'Studio', 'UTC', current_timestamp)
                  """));
      store.change(
          sql ->
              sql.execute(
                  """
                  insert into account (id, workspace_id, provider_id, environment,
                    environment_label, remote_id, display_name, handle, method, state, reason,
                    scopes, missing_scopes, grant_version, connected_at)
                  values ('00000000-0000-0000-0000-000000000002',
                    '00000000-0000-0000-0000-000000000001', 'pinterest', '', '', '42', 'Ada', 'ada',
                    'CONSENT', 'CONNECTED', '', 'pins:write', '', 3, current_timestamp)
                  """));
    }
    try (DatabaseStore store = open(dialect, Migration.ofThisVersion().toArray(Migration[]::new))) {
      assertThat(
              store
                  .read(
                      sql ->
                          sql.fetchSingle(
                              "select remote_id, grant_version, home, oauth_terms, proof_secret from account"))
                  .intoList())
          .containsExactly("42", 3L, "{}", null, null);
    }
  }

  @Test
  void theH2FileFromBeforeAnUpdateIsKept() {
    open(Dialect.H2, FIRST).close();
    open(Dialect.H2, FIRST, SECOND).close();
    assertThat(folder.resolve("before-update.mv.db")).exists();
    assertThat(folder.resolve("migrating.mv.db")).doesNotExist();
  }

  @Test
  void whatAnInterruptedUpdateLeftIsThrownAway() throws Exception {
    open(Dialect.H2, FIRST).close();
    Files.writeString(folder.resolve("migrating.mv.db"), "half of a database");
    try (DatabaseStore store = open(Dialect.H2, FIRST, SECOND)) {
      assertThat(tables(store)).contains("two");
    }
  }

  @Test
  void nodesThatStartTogetherMigrateOnce() {
    List<CompletableFuture<DatabaseStore>> nodes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nodes.add(CompletableFuture.supplyAsync(() -> open(Dialect.POSTGRES, FIRST, SECOND)));
    }
    long fresh =
        nodes.stream()
            .map(CompletableFuture::join)
            .filter(
                store -> {
                  store.close();
                  return store.isNew();
                })
            .count();
    assertThat(fresh).isEqualTo(1);
  }

  @Test
  void lineEndsOfACheckoutDoNotCount() {
    Migration unix = new Migration(1, "a", "create table a (id int);\n-- b\n");
    Migration windows = new Migration(1, "a", "create table a (id int);\r\n-- b\r\n");
    assertThat(windows.checksum()).isEqualTo(unix.checksum());
  }

  @ParameterizedTest
  @EnumSource
  void postsFromBeforeThereWereRepliesStayAsTheyAre(Dialect dialect) {
    List<Migration> all = Migration.ofThisVersion();
    Migration[] before =
        all.stream().takeWhile(step -> !step.name().equals("replies")).toArray(Migration[]::new);
    assertThat(before).hasSizeLessThan(all.size());
    try (DatabaseStore store = open(dialect, before)) {
      store.change(sql -> OLD_POST.forEach(sql::execute));
    }
    try (DatabaseStore store = open(dialect, all.toArray(Migration[]::new))) {
      List<Object> row =
          store.read(
              sql ->
                  sql.fetchSingle(
                          """
                          select title, body, post.version, replies, version_body, version_replies
                          from post join publication on post_id = post.id""")
                      .intoList());
      assertThat(row).containsExactly("Title", "Text", 3L, null, "Own", null);
    }
  }

  @Test
  void theStepsOfThisVersionAreAllThere() {
    assertThat(Migration.ofThisVersion()).extracting(Migration::version).startsWith(1);
  }
}

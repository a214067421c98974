package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

@Timeout(60)
class PostgresStoreTest {
  @RegisterExtension final MigrationsTest.Databases databases = new MigrationsTest.Databases();

  private DatabaseStore open() {
    return DatabaseStore.open(databases.server(), Clock.systemUTC());
  }

  @Test
  void worksThatLockEachOtherOutAreRunAgain() {
    try (DatabaseStore store = open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      UUID left = Rows.id(1);
      UUID right = Rows.id(2);
      store.change(sql -> Rows.add(sql, left, "left"));
      store.change(sql -> Rows.add(sql, right, "right"));
      CountDownLatch both = new CountDownLatch(2);
      List<CompletableFuture<Void>> works =
          List.of(
              CompletableFuture.runAsync(
                  () -> store.change(sql -> renameBoth(sql, left, right, both)), threads),
              CompletableFuture.runAsync(
                  () -> store.change(sql -> renameBoth(sql, right, left, both)), threads));
      works.forEach(CompletableFuture::join);
      assertThat(Rows.names(store)).containsExactlyInAnyOrder("left++", "right++");
    }
  }

  private static void renameBoth(
      DSLContext sql, UUID first, UUID second, CountDownLatch bothHoldOne) {
    append(sql, first);
    bothHoldOne.countDown();
    try {
      boolean ignored = bothHoldOne.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    append(sql, second);
  }

  private static void append(DSLContext sql, UUID id) {
    sql.update(WORKSPACE)
        .set(WORKSPACE.NAME, WORKSPACE.NAME.concat("+"))
        .where(WORKSPACE.ID.eq(id))
        .execute();
  }

  @Test
  void manyRowsAreOnTheirWayBeforeAllOfThemAreWrittenDown() {
    try (DatabaseStore store = open()) {
      AtomicLong sent = new AtomicLong();
      List<Map<Field<?>, @Nullable Object>> rows =
          new AbstractList<>() {
            @Override
            public Map<Field<?>, @Nullable Object> get(int index) {
              if (index == size() - 1) {
                sent.set(bytesCopiedSoFar());
              }
              Map<Field<?>, @Nullable Object> row = new HashMap<>();
              row.put(WORKSPACE.ID, Rows.id(index));
              row.put(WORKSPACE.NAME, "n".repeat(400));
              row.put(WORKSPACE.ZONE, "UTC");
              row.put(WORKSPACE.CREATED_AT, Rows.CREATED);
              return row;
            }

            @Override
            public int size() {
              return 2_000;
            }
          };
      List<Field<?>> columns =
          List.of(WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.ZONE, WORKSPACE.CREATED_AT);
      store.change(
          sql ->
              sql.connection(
                  connection -> CopiedRows.insert(connection, WORKSPACE, columns, rows)));
      assertThat(sent).hasPositiveValue();
      assertThat(Rows.names(store)).hasSize(2_000);
    }
  }

  /** What the server has read of a copy that is under way; looks again until it has read some. */
  private long bytesCopiedSoFar() {
    try (Connection connection = PostgresConnections.source(databases.server()).getConnection();
        Statement statement = connection.createStatement()) {
      Instant end = Instant.now().plusSeconds(5);
      long bytes = 0;
      while (bytes == 0 && Instant.now().isBefore(end)) {
        try (ResultSet row =
            statement.executeQuery(
                "select coalesce(sum(bytes_processed), 0) from pg_stat_progress_copy")) {
          row.next();
          bytes = row.getLong(1);
        }
      }
      return bytes;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itsTimeIsTheServersTime() {
    try (DatabaseStore store = open()) {
      assertThat(Duration.between(store.databaseTime(), Instant.now()).abs())
          .isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void aCommitIsDurableWhateverTheServersDefault() {
    try (DatabaseStore store = open()) {
      store.change(sql -> sql.execute("alter role postgres set synchronous_commit = off"));
      try (DatabaseStore other = open()) {
        String setting =
            other.write(sql -> sql.fetchSingle("show synchronous_commit").get(0, String.class));
        assertThat(setting).isEqualTo("on");
      } finally {
        store.change(sql -> sql.execute("alter role postgres reset synchronous_commit"));
      }
    }
  }

  @Test
  void whoStandsStillInATransactionDoesNotKeepItsLocks() {
    try (DatabaseStore store = open()) {
      String setting =
          store.write(
              sql ->
                  sql.fetchSingle("show idle_in_transaction_session_timeout").get(0, String.class));
      assertThat(setting).isEqualTo("10s");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    PostgresServer nowhere =
        new PostgresServer("jdbc:postgresql://127.0.0.1:1/rostrum", "me", Secret.of("pssst"));
    assertThatThrownBy(() -> DatabaseStore.open(nowhere, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
        .hasMessageContaining("127.0.0.1:1/rostrum")
        .hasMessageNotContaining("pssst");
  }
}

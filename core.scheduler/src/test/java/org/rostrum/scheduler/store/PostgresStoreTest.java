package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
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

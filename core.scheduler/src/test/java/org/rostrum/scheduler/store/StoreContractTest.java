package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What callers may rely on, on both databases. */
class StoreContractTest {
  private static void fails(ThrowingCallable call, StoreException.Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @StoreTest
  void whatWasWrittenIsReadToTheMicrosecond(Store store) {
    assertThat(store.<Integer>write(sql -> Rows.add(sql, Rows.id(1), "Norra"))).isEqualTo(1);
    Instant created = store.read(sql -> sql.selectFrom(WORKSPACE).fetchSingle().getCreatedAt());
    assertThat(created).isEqualTo(Rows.CREATED);
    assertThat(store.databaseTime()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
  }

  @StoreTest
  void aReadCannotChange(Store store) {
    assertThatThrownBy(() -> store.read(sql -> Rows.add(sql, Rows.id(1), "x")))
        .isInstanceOf(StoreException.class);
    assertThat(Rows.names(store)).isEmpty();
  }

  @StoreTest
  void aQuestionCannotChangeEither(Store store) {
    assertThat(Rows.names(store)).isEmpty();
    assertThat(store.<Integer>ask(sql -> sql.fetchCount(WORKSPACE))).isZero();
    assertThatThrownBy(() -> store.ask(sql -> Rows.add(sql, Rows.id(2), "b")))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.ask(sql -> sql.fetch("select secret from nowhere")))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.FAILED));
    // and whoever is handed the connection next reads in a transaction again
    aReadSeesOneState(store);
  }

  @StoreTest
  void noStatementMayTakeForEver(Store store) {
    String limit =
        switch (store.dialect()) {
          case H2 ->
              "select setting_value from information_schema.settings"
                  + " where setting_name = 'QUERY_TIMEOUT'";
          case POSTGRES -> "select setting from pg_settings where name = 'statement_timeout'";
        };
    String expected = Long.toString(Contexts.STATEMENT_TIMEOUT.toMillis());
    // even if the first that is done with a connection is undone
    assertThatThrownBy(
            () ->
                store.change(
                    sql -> {
                      throw new IllegalArgumentException("undone");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.<Object>read(sql -> sql.fetchValue(limit))).isEqualTo(expected);
    assertThat(store.<Object>ask(sql -> sql.fetchValue(limit))).isEqualTo(expected);
    assertThat(store.<Object>write(sql -> sql.fetchValue(limit))).isEqualTo(expected);
  }

  @StoreTest
  void aReadSeesOneState(Store store) {
    store.change(sql -> Rows.add(sql, Rows.id(1), "a"));
    List<Integer> counts =
        store.read(
            sql -> {
              int before = sql.fetchCount(WORKSPACE);
              CompletableFuture.runAsync(
                      () -> store.change(other -> Rows.add(other, Rows.id(2), "b")))
                  .join();
              return List.of(before, sql.fetchCount(WORKSPACE));
            });
    assertThat(counts).containsExactly(1, 1);
    assertThat(Rows.names(store)).containsExactly("a", "b");
  }

  @StoreTest
  void aWorkThatThrowsUndoesItsOwnChangesOnly(Store store) {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      all.add(
          store.writeAsync(
              sql -> {
                int added = Rows.add(sql, Rows.id(number), "row " + number);
                if (number % 2 == 1) {
                  throw new IllegalArgumentException("odd " + number);
                }
                return added;
              }));
    }
    for (int i = 0; i < 50; i++) {
      CompletableFuture<Integer> one = all.get(i);
      if (i % 2 == 0) {
        assertThat(one.join()).isEqualTo(1);
      } else {
        assertThatThrownBy(one::join)
            .isInstanceOf(CompletionException.class)
            .cause()
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("odd " + i);
      }
    }
    assertThat(Rows.names(store)).hasSize(25);
  }

  @StoreTest
  void whatARuleOfTheSchemaRefusesIsAConflict(Store store) {
    store.change(sql -> Rows.add(sql, Rows.id(1), "first"));
    fails(
        () -> store.change(sql -> Rows.add(sql, Rows.id(1), "second")),
        StoreException.Kind.CONFLICT);
    assertThat(Rows.names(store)).containsExactly("first");
  }

  @StoreTest
  void aWrongStatementIsATypedErrorWithoutItsText(Store store) {
    assertThatThrownBy(() -> store.read(sql -> sql.fetch("select secret from nowhere")))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(StoreException.Kind.FAILED);
              assertThat(failure.getMessage()).doesNotContain("nowhere");
            });
  }

  @StoreTest
  void neitherTheStoreNorATransactionIsUsedInsideAWork(Store store) {
    assertThatThrownBy(() -> store.read(sql -> Rows.names(store)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> store.change(sql -> store.change(other -> Rows.add(other, Rows.id(1), "x"))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> store.change(sql -> sql.transaction(nested -> assertThat(nested).isNotNull())))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @StoreTest
  void manyCallersAtOnceLoseNothing(Store store) {
    store.change(sql -> Rows.add(sql, Rows.id(0), "0"));
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int caller = 0; caller < 16; caller++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 20; i++) {
                  store.change(sql -> increment(sql));
                }
              }));
    }
    callers.forEach(CompletableFuture::join);
    assertThat(Rows.names(store)).containsExactly("320");
  }

  private static void increment(org.jooq.DSLContext sql) {
    UUID id = Rows.id(0);
    String count =
        sql.selectFrom(WORKSPACE).where(WORKSPACE.ID.eq(id)).forUpdate().fetchSingle().getName();
    Rows.rename(sql, id, Integer.toString(Integer.parseInt(count) + 1));
  }

  @StoreTest
  void anInterruptedCallerIsServedAndStaysInterrupted(Store store) {
    Thread.currentThread().interrupt();
    try {
      store.change(sql -> Rows.add(sql, Rows.id(1), "a"));
      assertThat(Rows.names(store)).containsExactly("a");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @StoreTest
  void aClosedStoreSaysSo(DatabaseStore store) {
    store.close();
    fails(() -> Rows.names(store), StoreException.Kind.UNAVAILABLE);
    fails(
        () -> store.change(sql -> Rows.add(sql, Rows.id(1), "a")), StoreException.Kind.UNAVAILABLE);
    assertThatThrownBy(() -> store.writeAsync(sql -> Rows.add(sql, Rows.id(1), "a")).join())
        .cause()
        .isInstanceOf(StoreException.class);
  }

  @StoreTest
  void closingFinishesWhatWasAccepted(DatabaseStore store) {
    List<CompletableFuture<Integer>> accepted = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      accepted.add(store.writeAsync(sql -> Rows.add(sql, Rows.id(number), "x")));
    }
    store.close();
    assertThat(accepted).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
  }
}

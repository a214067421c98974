package org.rostrum.scheduler.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_STATE;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Field;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.jooq.tables.records.VaultSecretRecord;

class EnvelopeVaultTest {
  private static final String PURPOSE = "account.access-token";

  private static UUID seal(Store store, Vault vault, String text) {
    return store.write(sql -> vault.seal(sql, PURPOSE, Secret.of(text)));
  }

  private static String open(Store store, Vault vault, UUID id) {
    return store.read(sql -> vault.open(sql, id, PURPOSE).expose());
  }

  private static void isRefused(ThrowingCallable call, VaultException.Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            VaultException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(kind);
              assertThat(refused.getMessage()).doesNotContain("pina_").hasLineCount(1);
            });
  }

  @StoreTest
  void opensWhatWasSealed(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_ÄÖÜ✓");
    assertThat(open(store, vault, id)).isEqualTo("pina_ÄÖÜ✓");
  }

  @StoreTest
  void theDatabaseHoldsNoPlainText(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_secret");
    VaultSecretRecord row = store.read(sql -> sql.selectFrom(VAULT_SECRET).fetchSingle());
    assertThat(new String(row.getSealed(), StandardCharsets.ISO_8859_1))
        .doesNotContain("pina_secret");
    assertThat(row.getId()).isEqualTo(id);
  }

  @StoreTest
  void aNewVersionHasADataKeyOfItsOwn(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_1");
    byte[] first = store.read(sql -> sql.selectFrom(VAULT_SECRET).fetchSingle().getWrappedKey());
    store.change(sql -> vault.reseal(sql, id, Secret.of("pina_2")));
    VaultSecretRecord row = store.read(sql -> sql.selectFrom(VAULT_SECRET).fetchSingle());
    assertThat(row.getWrappedKey()).isNotEqualTo(first);
    assertThat(row.getVersion()).isEqualTo(2L);
    assertThat(open(store, vault, id)).isEqualTo("pina_2");
  }

  @StoreTest
  void aForgottenSecretIsGone(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_1");
    store.change(sql -> vault.forget(sql, id));
    isRefused(() -> open(store, vault, id), VaultException.Kind.ABSENT);
    isRefused(
        () -> store.change(sql -> vault.reseal(sql, id, Secret.of("pina_2"))),
        VaultException.Kind.ABSENT);
  }

  @StoreTest
  void aSecretIsNotOpenedForAnotherPurpose(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_1");
    isRefused(
        () -> store.read(sql -> vault.open(sql, id, "account.refresh-token")),
        VaultException.Kind.ALTERED);
  }

  @StoreTest
  void manyAreOpenedAtOnceAndWhatCannotBeIsLeftOut(Store store) {
    Vault vault = TestVaults.open(store);
    UUID good = seal(store, vault, "pina_1");
    UUID other = seal(store, vault, "pina_2");
    UUID forSomethingElse = seal(store, vault, "pina_3");
    UUID altered = seal(store, vault, "pina_4");
    store.change(
        sql ->
            sql.update(VAULT_SECRET)
                .set(VAULT_SECRET.VERSION, 7L)
                .where(VAULT_SECRET.ID.eq(altered))
                .execute());
    Map<UUID, String> purposes =
        Map.of(
            good,
            PURPOSE,
            other,
            PURPOSE,
            altered,
            PURPOSE,
            forSomethingElse,
            "another",
            UUID.randomUUID(),
            PURPOSE);

    Map<UUID, Secret> opened = store.read(sql -> vault.openAll(sql, purposes));

    assertThat(opened).containsOnlyKeys(good, other);
    assertThat(opened.values()).extracting(Secret::expose).containsOnly("pina_1", "pina_2");
  }

  @StoreTest
  void aTamperedRowIsNotOpened(Store store) {
    Vault vault = TestVaults.open(store);
    for (Field<byte[]> column : java.util.List.of(VAULT_SECRET.SEALED, VAULT_SECRET.WRAPPED_KEY)) {
      UUID id = seal(store, vault, "pina_1");
      store.change(
          sql -> {
            byte[] bytes =
                sql.select(column)
                    .from(VAULT_SECRET)
                    .where(VAULT_SECRET.ID.eq(id))
                    .fetchSingle(column);
            bytes[bytes.length - 1] ^= 1;
            sql.update(VAULT_SECRET).set(column, bytes).where(VAULT_SECRET.ID.eq(id)).execute();
          });
      isRefused(() -> open(store, vault, id), VaultException.Kind.ALTERED);
    }
  }

  @StoreTest
  void aRowUnderAnotherVersionIsNotOpened(Store store) {
    Vault vault = TestVaults.open(store);
    UUID id = seal(store, vault, "pina_1");
    store.change(sql -> sql.update(VAULT_SECRET).set(VAULT_SECRET.VERSION, 7L).execute());
    isRefused(() -> open(store, vault, id), VaultException.Kind.ALTERED);
  }

  @StoreTest
  void swappedRowsAreNotOpened(Store store) {
    Vault vault = TestVaults.open(store);
    UUID mine = seal(store, vault, "pina_mine");
    UUID yours = seal(store, vault, "pina_yours");
    UUID aside = UUID.randomUUID();
    store.change(
        sql -> {
          rename(sql, mine, aside);
          rename(sql, yours, mine);
          rename(sql, aside, yours);
        });
    isRefused(() -> open(store, vault, mine), VaultException.Kind.ALTERED);
    isRefused(() -> open(store, vault, yours), VaultException.Kind.ALTERED);
  }

  private static void rename(org.jooq.DSLContext sql, UUID from, UUID to) {
    sql.update(VAULT_SECRET).set(VAULT_SECRET.ID, to).where(VAULT_SECRET.ID.eq(from)).execute();
  }

  @StoreTest
  void aWrongKeyIsNotStartedWith(Store store) {
    seal(store, TestVaults.open(store), "pina_1");
    isRefused(
        () -> EnvelopeVault.open(store, TestVaults.given(2), new SecureRandom()),
        VaultException.Kind.KEY_WRONG);
  }

  @StoreTest
  void aForgedKeyIdDoesNotHelpAWrongKey(Store store) {
    seal(store, TestVaults.open(store), "pina_1");
    MasterKeys wrong = TestVaults.given(2);
    String claimed = wrong.all().getFirst().id();
    store.change(
        sql -> {
          sql.update(VAULT_STATE).set(VAULT_STATE.MASTER_KEY, claimed).execute();
          sql.update(VAULT_SECRET).set(VAULT_SECRET.MASTER_KEY, claimed).execute();
        });
    isRefused(
        () -> EnvelopeVault.open(store, wrong, new SecureRandom()), VaultException.Kind.KEY_WRONG);
  }

  @StoreTest
  void secretsWithoutTheVaultsStateAreNotStartedWith(Store store) {
    seal(store, TestVaults.open(store), "pina_1");
    store.change(sql -> sql.deleteFrom(VAULT_STATE).execute());
    isRefused(() -> TestVaults.open(store), VaultException.Kind.KEY_MISSING);
  }

  @StoreTest
  void aSecretThatIsTooLongIsRefused(Store store) {
    Vault vault = TestVaults.open(store);
    isRefused(
        () -> seal(store, vault, "x".repeat(Vault.MAX_SECRET_BYTES + 1)),
        VaultException.Kind.TOO_LONG);
  }

  @StoreTest
  void aSecretGoesWithTheTransactionThatFailed(Store store) {
    Vault vault = TestVaults.open(store);
    assertThatThrownBy(
            () ->
                store.change(
                    sql -> {
                      vault.seal(sql, PURPOSE, Secret.of("pina_1"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(store.<Integer>read(sql -> sql.fetchCount(VAULT_SECRET))).isZero();
  }
}

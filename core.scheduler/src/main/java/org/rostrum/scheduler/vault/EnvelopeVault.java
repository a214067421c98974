package org.rostrum.scheduler.vault;

import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_STATE;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.VaultSecretRecord;

/**
 * Seals every version of a secret with a data key of its own, and the data key with the master key
 * that is in force.
 */
public final class EnvelopeVault implements Vault {
  /** The only row of vault_state. */
  static final int STATE = 1;

  private static final byte[] PROBE = "rostrum".getBytes(StandardCharsets.US_ASCII);

  private final Store store;
  private final KeyRing keys;
  private final SecureRandom random;

  private EnvelopeVault(Store store, KeyRing keys, SecureRandom random) {
    this.store = store;
    this.keys = keys;
    this.random = random;
  }

  /**
   * Opens the vault of a database: makes its first master key if nothing was ever sealed in it,
   * otherwise demands every key that its secrets need.
   *
   * @param store the database
   * @param source where the master keys are
   * @param random makes data keys and ids
   * @return the open vault
   * @throws VaultException with one sentence for the operator
   */
  public static EnvelopeVault open(Store store, MasterKeys source, SecureRandom random) {
    EnvelopeVault vault = new EnvelopeVault(store, new KeyRing(source), random);
    vault.begin();
    vault.demandKeys();
    return vault;
  }

  private void begin() {
    boolean begun = store.<Boolean>read(sql -> sql.fetchExists(VAULT_STATE));
    if (begun) {
      return;
    }
    if (store.<Boolean>read(sql -> sql.fetchExists(VAULT_SECRET))) {
      throw new VaultException(
          VaultException.Kind.KEY_MISSING,
          "The database holds secrets, but not which master key they were sealed with: it was altered. Restore a backup.");
    }
    MasterKey first = keys.first();
    store.change(
        sql ->
            sql.insertInto(VAULT_STATE)
                .set(VAULT_STATE.ID, STATE)
                .set(VAULT_STATE.MASTER_KEY, first.id())
                .set(VAULT_STATE.PROBE, probe(first))
                .set(VAULT_STATE.UPDATED_AT, store.databaseTime())
                .onConflictDoNothing()
                .execute());
  }

  private void demandKeys() {
    List<String> needed =
        store.read(
            sql ->
                sql.select(VAULT_STATE.MASTER_KEY)
                    .from(VAULT_STATE)
                    .union(sql.select(VAULT_SECRET.MASTER_KEY).from(VAULT_SECRET))
                    .fetch(VAULT_STATE.MASTER_KEY));
    for (String id : needed) {
      if (keys.find(id).isEmpty()) {
        throw keys.lacks(id);
      }
    }
    if (!probeOpens()) {
      throw new VaultException(
          VaultException.Kind.KEY_WRONG,
          "The vault's master key does not open the database's known text: the key is the wrong one, or the database was altered.");
    }
  }

  /**
   * Whether the master key in force opens the known text in the database.
   *
   * @return false if the vault cannot work
   */
  public boolean probeOpens() {
    return store.<Boolean>read(
        sql ->
            sql.selectFrom(VAULT_STATE).where(VAULT_STATE.ID.eq(STATE)).fetchOptional().stream()
                .anyMatch(
                    state ->
                        keys.find(state.getMasterKey())
                            .flatMap(
                                key ->
                                    key.cipher()
                                        .open(state.getProbe(), Cipher.aboutProbe(key.id())))
                            .filter(text -> Arrays.equals(text, PROBE))
                            .isPresent()));
  }

  static byte[] probe(MasterKey key) {
    return key.cipher().seal(PROBE, Cipher.aboutProbe(key.id()));
  }

  KeyRing keys() {
    return keys;
  }

  @Override
  public UUID seal(DSLContext sql, String purpose, Secret secret) {
    if (purpose.isEmpty() || purpose.length() > MAX_PURPOSE) {
      throw new IllegalArgumentException("A purpose has 1 to " + MAX_PURPOSE + " characters");
    }
    VaultSecretRecord row = sql.newRecord(VAULT_SECRET);
    row.setId(new UUID(random.nextLong(), random.nextLong()));
    row.setPurpose(purpose);
    row.setVersion(1L);
    fill(sql, row, secret);
    row.insert();
    return row.getId();
  }

  @Override
  public void reseal(DSLContext sql, UUID id, Secret secret) {
    VaultSecretRecord row =
        sql.selectFrom(VAULT_SECRET)
            .where(VAULT_SECRET.ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> absent(id));
    row.setVersion(row.getVersion() + 1);
    fill(sql, row, secret);
    row.update();
  }

  private void fill(DSLContext sql, VaultSecretRecord row, Secret secret) {
    byte[] text = secret.expose().getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_SECRET_BYTES) {
      throw new VaultException(
          VaultException.Kind.TOO_LONG,
          "A secret may have " + MAX_SECRET_BYTES + " bytes at most; this one has " + text.length);
    }
    MasterKey master = inForce(sql);
    byte[] dataKey = new byte[Cipher.KEY_BYTES];
    random.nextBytes(dataKey);
    try {
      row.setMasterKey(master.id());
      row.setWrappedKey(
          master
              .cipher()
              .seal(dataKey, Cipher.aboutDataKey(row.getId(), row.getVersion(), row.getPurpose())));
      row.setSealed(
          new Cipher(dataKey)
              .seal(text, Cipher.aboutSecret(row.getId(), row.getVersion(), row.getPurpose())));
      row.setUpdatedAt(store.databaseTime());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }

  /** Holds the key in force until the caller's transaction ends: a rotation waits for it. */
  private MasterKey inForce(DSLContext sql) {
    SelectConditionStep<Record1<String>> state =
        sql.select(VAULT_STATE.MASTER_KEY).from(VAULT_STATE).where(VAULT_STATE.ID.eq(STATE));
    String id =
        sql.dialect() == SQLDialect.POSTGRES
            ? state.forShare().fetchSingle(VAULT_STATE.MASTER_KEY)
            // the one writer of H2 is never in the middle of a rotation's step
            : state.fetchSingle(VAULT_STATE.MASTER_KEY);
    return keys.find(id).orElseThrow(() -> keys.lacks(id));
  }

  @Override
  public Secret open(DSLContext sql, UUID id, String purpose) {
    VaultSecretRecord row =
        sql.selectFrom(VAULT_SECRET)
            .where(VAULT_SECRET.ID.eq(id))
            .fetchOptional()
            .orElseThrow(() -> absent(id));
    MasterKey master =
        keys.find(row.getMasterKey()).orElseThrow(() -> keys.lacks(row.getMasterKey()));
    return opened(id, row.getVersion(), row.getWrappedKey(), row.getSealed(), master, purpose)
        .orElseThrow(
            () ->
                new VaultException(
                    VaultException.Kind.ALTERED,
                    "The secret " + id + " cannot be opened: its row was altered or exchanged."));
  }

  @Override
  public Map<UUID, Secret> openAll(DSLContext sql, Map<UUID, String> purposes) {
    Dialect dialect = sql.dialect() == SQLDialect.POSTGRES ? Dialect.POSTGRES : Dialect.H2;
    Map<UUID, Secret> secrets = new HashMap<>();
    sql.select(
            VAULT_SECRET.ID,
            VAULT_SECRET.VERSION,
            VAULT_SECRET.WRAPPED_KEY,
            VAULT_SECRET.SEALED,
            VAULT_SECRET.MASTER_KEY)
        .from(VAULT_SECRET)
        .where(ManyIds.among(dialect, VAULT_SECRET.ID, purposes.keySet()))
        .fetch()
        .forEach(
            row -> {
              UUID id = row.value1();
              String purpose = purposes.getOrDefault(id, "");
              keys.find(row.value5())
                  .flatMap(
                      key -> opened(id, row.value2(), row.value3(), row.value4(), key, purpose))
                  .ifPresent(secret -> secrets.put(id, secret));
            });
    return secrets;
  }

  /** The text; empty if the row was altered or exchanged, or is for something else. */
  private static Optional<Secret> opened(
      UUID id, long version, byte[] wrappedKey, byte[] sealed, MasterKey master, String purpose) {
    return master
        .cipher()
        .open(wrappedKey, Cipher.aboutDataKey(id, version, purpose))
        .flatMap(key -> new Cipher(key).open(sealed, Cipher.aboutSecret(id, version, purpose)))
        .map(text -> Secret.of(new String(text, StandardCharsets.UTF_8)));
  }

  @Override
  public void forget(DSLContext sql, UUID id) {
    sql.deleteFrom(VAULT_SECRET).where(VAULT_SECRET.ID.eq(id)).execute();
  }

  private static VaultException absent(UUID id) {
    return new VaultException(
        VaultException.Kind.ABSENT, "There is no secret " + id + " in the vault.");
  }
}

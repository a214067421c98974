package org.rostrum.scheduler.vault;

import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_STATE;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.rostrum.operations.VaultRotation;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.VaultSecretRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the master key while everything runs: first the new key comes into force for new secrets,
 * then the data keys of the others are wrapped anew in small batches. Whoever calls again after an
 * interruption goes on with the key that is in force already.
 */
public final class KeyRotation {
  /** How many secrets are wrapped anew in one transaction. */
  static final int BATCH = 100;

  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  private final Store store;
  private final KeyRing keys;
  private final VaultNodes nodes;
  private final ReentrantLock running = new ReentrantLock();

  /**
   * Takes what it works on.
   *
   * @param store the database
   * @param vault whose secrets are wrapped anew
   * @param nodes who else must have the new key
   */
  public KeyRotation(Store store, EnvelopeVault vault, VaultNodes nodes) {
    this.store = store;
    this.nodes = nodes;
    this.keys = vault.keys();
  }

  /**
   * Makes a new master key and wraps every data key with it, or finishes doing so.
   *
   * @return how far it came
   * @throws RequestRefused CONFLICT if a rotation is running, UNAVAILABLE if there is no new key
   */
  public VaultRotation rotate() {
    if (!running.tryLock()) {
      throw RequestRefused.of(
          RequestRefused.Reason.CONFLICT,
          "vault-rotation-running",
          "A rotation of the master key is running already. Wait for it.");
    }
    try {
      MasterKey target = target();
      wrapAll(target);
      return finish(target);
    } catch (VaultException e) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAVAILABLE, "vault-key-unavailable", e.getMessage());
    } finally {
      running.unlock();
    }
  }

  /** The key to wrap with: the one in force if an earlier rotation was not finished, else new. */
  private MasterKey target() {
    String inForce = store.read(sql -> inForce(sql));
    if (count(inForce, false) > 0) {
      return keys.find(inForce).orElseThrow(() -> keys.lacks(inForce));
    }
    MasterKey next = next(inForce);
    int changed =
        store.<Integer>write(
            sql ->
                sql.update(VAULT_STATE)
                    .set(VAULT_STATE.MASTER_KEY, next.id())
                    .set(VAULT_STATE.PROBE, EnvelopeVault.probe(next))
                    .set(VAULT_STATE.UPDATED_AT, store.databaseTime())
                    .where(VAULT_STATE.ID.eq(EnvelopeVault.STATE))
                    .and(VAULT_STATE.MASTER_KEY.eq(inForce))
                    .execute());
    if (changed == 0) {
      throw RequestRefused.of(
          RequestRefused.Reason.CONFLICT,
          "vault-rotation-running",
          "Another node is rotating the master key. Wait for it.");
    }
    log.info("Master key {} is in force; {} is being replaced", next.id(), inForce);
    return next;
  }

  /** A key that every node has: one that lacks it could open no account any more. */
  private MasterKey next(String inForce) {
    if (keys.madeHere() && nodes.areThere()) {
      throw RequestRefused.of(
          RequestRefused.Reason.CONFLICT,
          "vault-key-local",
          "Other nodes run on this database and would not have a key that is made here. Give the keys to every node by ROSTRUM_VAULT_KEY_FILE, or rotate while this node runs alone.");
    }
    MasterKey next = keys.next(inForce);
    long lacking = nodes.lacking(next.id());
    if (lacking > 0) {
      throw RequestRefused.of(
          RequestRefused.Reason.CONFLICT,
          "vault-key-not-everywhere",
          "The new master key %s is missing on %d other nodes. Put it in front of the old one there, start them again, and rotate then."
              .formatted(next.id(), lacking));
    }
    return next;
  }

  private void wrapAll(MasterKey target) {
    Optional<UUID> last = Optional.of(BEFORE_ALL);
    while (last.isPresent()) {
      UUID after = last.get();
      last = store.write(sql -> wrapBatch(sql, target, after));
    }
  }

  /** Wraps the next few; answers the last of them, or empty if there was none. */
  private Optional<UUID> wrapBatch(DSLContext sql, MasterKey target, UUID after) {
    List<VaultSecretRecord> rows =
        sql.selectFrom(VAULT_SECRET)
            .where(VAULT_SECRET.ID.gt(after))
            .and(VAULT_SECRET.MASTER_KEY.ne(target.id()))
            .orderBy(VAULT_SECRET.ID)
            .limit(BATCH)
            .fetch();
    rows.forEach(row -> wrap(sql, row, target));
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().getId());
  }

  private void wrap(DSLContext sql, VaultSecretRecord row, MasterKey target) {
    byte[] about = Cipher.aboutDataKey(row.getId(), row.getVersion(), row.getPurpose());
    Optional<byte[]> dataKey =
        keys.find(row.getMasterKey()).flatMap(key -> key.cipher().open(row.getWrappedKey(), about));
    if (dataKey.isEmpty()) {
      log.warn("Secret {} was altered and stays under its old master key", row.getId());
      return;
    }
    // a row that was resealed or forgotten meanwhile has no need of this
    sql.update(VAULT_SECRET)
        .set(VAULT_SECRET.MASTER_KEY, target.id())
        .set(VAULT_SECRET.WRAPPED_KEY, target.cipher().seal(dataKey.get(), about))
        .where(VAULT_SECRET.ID.eq(row.getId()))
        .and(VAULT_SECRET.VERSION.eq(row.getVersion()))
        .and(VAULT_SECRET.MASTER_KEY.eq(row.getMasterKey()))
        .execute();
  }

  private VaultRotation finish(MasterKey target) {
    Set<String> needed =
        new HashSet<>(
            store.read(
                sql ->
                    sql.selectDistinct(VAULT_SECRET.MASTER_KEY)
                        .from(VAULT_SECRET)
                        .fetch(VAULT_SECRET.MASTER_KEY)));
    needed.add(target.id());
    keys.retireAllBut(needed);
    long done = count(target.id(), true);
    long others = count(target.id(), false);
    return new VaultRotation(target.id(), done, done + others);
  }

  private static String inForce(DSLContext sql) {
    return sql.select(VAULT_STATE.MASTER_KEY)
        .from(VAULT_STATE)
        .where(VAULT_STATE.ID.eq(EnvelopeVault.STATE))
        .fetchSingle(VAULT_STATE.MASTER_KEY);
  }

  private long count(String key, boolean sealedWithIt) {
    return store.<Integer>read(
        sql ->
            sql.fetchCount(
                VAULT_SECRET,
                sealedWithIt ? VAULT_SECRET.MASTER_KEY.eq(key) : VAULT_SECRET.MASTER_KEY.ne(key)));
  }
}

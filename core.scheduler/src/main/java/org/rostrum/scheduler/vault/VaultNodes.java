package org.rostrum.scheduler.vault;

import static org.rostrum.scheduler.store.jooq.Tables.VAULT_NODE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.scheduler.store.Store;

/**
 * Which other processes use the same vault, and which master keys they have. A rotation to a key
 * that one of them lacks would take every account out of its hands.
 */
public final class VaultNodes {
  /** A node that was not seen for so long is gone. */
  static final Duration GONE_AFTER = Duration.ofSeconds(20);

  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MAX_KEYS_TEXT = 4_000;

  private final Store store;
  private final KeyRing keys;
  private final String node;

  /**
   * Stands for one process.
   *
   * @param store the database
   * @param vault whose keys it has
   * @param node names it; never the same twice; at most 64 characters
   */
  public VaultNodes(Store store, EnvelopeVault vault, String node) {
    this.store = store;
    this.keys = vault.keys();
    this.node = node;
  }

  private record Seen(String node, Set<String> keys) {}

  /** Says that this process runs, and with which keys; to be called every few seconds. */
  public void beat() {
    String ids = String.join(" ", keys.ids());
    String kept = ids.substring(0, Math.min(ids.length(), MAX_KEYS_TEXT));
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          sql.insertInto(VAULT_NODE)
              .set(VAULT_NODE.NODE, node)
              .set(VAULT_NODE.MASTER_KEYS, kept)
              .set(VAULT_NODE.SEEN_AT, now)
              .onConflict(VAULT_NODE.NODE)
              .doUpdate()
              .set(VAULT_NODE.MASTER_KEYS, kept)
              .set(VAULT_NODE.SEEN_AT, now)
              .execute();
          sql.deleteFrom(VAULT_NODE)
              .where(VAULT_NODE.SEEN_AT.lt(now.minus(FORGOTTEN_AFTER)))
              .execute();
        });
  }

  /** Says that this process ends. */
  public void leave() {
    store.change(sql -> sql.deleteFrom(VAULT_NODE).where(VAULT_NODE.NODE.eq(node)).execute());
  }

  /** Whether other processes run on this database. */
  boolean areThere() {
    return !others().isEmpty();
  }

  /** How many other processes cannot use a key. */
  long lacking(String key) {
    return others().stream().filter(other -> !other.keys().contains(key)).count();
  }

  private List<Seen> others() {
    Instant now = store.databaseTime();
    return store.read(
        sql ->
            sql.selectFrom(VAULT_NODE)
                .where(VAULT_NODE.NODE.ne(node))
                .and(VAULT_NODE.SEEN_AT.gt(now.minus(GONE_AFTER)))
                .fetch(
                    row ->
                        new Seen(
                            row.getNode(),
                            List.of(row.getMasterKeys().split(" ")).stream()
                                .collect(Collectors.toSet()))));
  }
}

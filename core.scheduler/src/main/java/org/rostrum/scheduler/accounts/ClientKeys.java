package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.CLIENT_KEY;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/**
 * The key with which this installation proves itself. Made when it is needed first, and the same on
 * every node; grants are bound to it at the servers that gave them.
 */
final class ClientKeys {
  private static final String PURPOSE = "oauth:client-key";
  private static final int THE_ONE = 1;

  private final Store store;
  private final Vault vault;
  private final Proofs proofs;
  private final InstantSource clock;
  private volatile @Nullable ProofKey known;

  ClientKeys(Store store, Vault vault, Proofs proofs, InstantSource clock) {
    this.store = store;
    this.vault = vault;
    this.proofs = proofs;
    this.clock = clock;
  }

  ProofKey key() {
    ProofKey key = known;
    if (key == null) {
      key = proofs.key(store.read(this::stored).orElseGet(() -> store.write(this::made)));
      known = key;
    }
    return key;
  }

  private Optional<Secret> stored(DSLContext sql) {
    return sql.select(CLIENT_KEY.SECRET)
        .from(CLIENT_KEY)
        .where(CLIENT_KEY.ID.eq(THE_ONE))
        .fetchOptional(CLIENT_KEY.SECRET)
        .map(id -> vault.open(sql, id, PURPOSE));
  }

  private Secret made(DSLContext sql) {
    Secret fresh = proofs.newKey().secret();
    UUID id = vault.seal(sql, PURPOSE, fresh);
    int rows =
        sql.insertInto(CLIENT_KEY)
            .set(CLIENT_KEY.ID, THE_ONE)
            .set(CLIENT_KEY.SECRET, id)
            .set(CLIENT_KEY.CREATED_AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (rows == 1) {
      return fresh;
    }
    // somebody else was first: theirs counts
    vault.forget(sql, id);
    return stored(sql).orElseThrow();
  }
}

package org.rostrum.scheduler.hosting;

import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.vault.Vault;

/** Keeps secrets in the clear, in the real table: for tests of what is kept, not of how. */
public final class PlainVault implements Vault {
  @Override
  public UUID seal(DSLContext sql, String purpose, Secret secret) {
    UUID id = UUID.randomUUID();
    sql.insertInto(VAULT_SECRET)
        .set(VAULT_SECRET.ID, id)
        .set(VAULT_SECRET.PURPOSE, purpose)
        .set(VAULT_SECRET.VERSION, 1L)
        .set(VAULT_SECRET.MASTER_KEY, "none")
        .set(VAULT_SECRET.WRAPPED_KEY, new byte[0])
        .set(VAULT_SECRET.SEALED, secret.expose().getBytes(StandardCharsets.UTF_8))
        .set(VAULT_SECRET.UPDATED_AT, Instant.EPOCH)
        .execute();
    return id;
  }

  @Override
  public void reseal(DSLContext sql, UUID id, Secret secret) {
    int rows =
        sql.update(VAULT_SECRET)
            .set(VAULT_SECRET.VERSION, VAULT_SECRET.VERSION.plus(1))
            .set(VAULT_SECRET.SEALED, secret.expose().getBytes(StandardCharsets.UTF_8))
            .where(VAULT_SECRET.ID.eq(id))
            .execute();
    if (rows != 1) {
      throw new IllegalStateException("no such secret");
    }
  }

  @Override
  public Secret open(DSLContext sql, UUID id, String purpose) {
    Record2<byte[], String> row =
        sql.select(VAULT_SECRET.SEALED, VAULT_SECRET.PURPOSE)
            .from(VAULT_SECRET)
            .where(VAULT_SECRET.ID.eq(id))
            .fetchOne();
    if (row == null || !row.value2().equals(purpose)) {
      throw new IllegalStateException("no such secret for " + purpose);
    }
    return Secret.of(new String(row.value1(), StandardCharsets.UTF_8));
  }

  @Override
  public void forget(DSLContext sql, UUID id) {
    sql.deleteFrom(VAULT_SECRET).where(VAULT_SECRET.ID.eq(id)).execute();
  }
}

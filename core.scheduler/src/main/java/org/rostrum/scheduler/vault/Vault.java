package org.rostrum.scheduler.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.settings.Secret;

/**
 * Seals and opens secrets. Every method works inside the caller's transaction, so that a secret and
 * the row that refers to it come and go together. Safe for use by many threads.
 */
public interface Vault {
  /** The longest secret, in bytes of UTF-8. */
  int MAX_SECRET_BYTES = 64 * 1024;

  /** The longest purpose, in characters. */
  int MAX_PURPOSE = 200;

  /**
   * Seals a new secret.
   *
   * @param sql the caller's write
   * @param purpose what it is for, for example {@code account.access-token}; asked for again when
   *     it is opened, so that a secret cannot be passed off as another
   * @param secret the text, {@link #MAX_SECRET_BYTES} at most
   * @return the id to keep
   * @throws VaultException if it is too long
   */
  UUID seal(DSLContext sql, String purpose, Secret secret);

  /**
   * Replaces a secret by its next version, under a data key of its own.
   *
   * @param sql the caller's write
   * @param id which
   * @param secret the new text
   * @throws VaultException if there is no such secret
   */
  void reseal(DSLContext sql, UUID id, Secret secret);

  /**
   * Opens a secret.
   *
   * @param sql the caller's read or write
   * @param id which
   * @param purpose what it was sealed for
   * @return the text
   * @throws VaultException if there is no such secret, or it was altered, swapped, or sealed for
   *     something else or with another master key
   */
  Secret open(DSLContext sql, UUID id, String purpose);

  /**
   * Opens many secrets with one question to the database.
   *
   * @param sql the caller's read or write
   * @param purposes what each was sealed for, by their ids
   * @return the texts by their ids; what cannot be opened is left out, and {@link #open} says why
   */
  default Map<UUID, Secret> openAll(DSLContext sql, Map<UUID, String> purposes) {
    Map<UUID, Secret> secrets = new HashMap<>();
    purposes.forEach((id, purpose) -> secrets.put(id, open(sql, id, purpose)));
    return secrets;
  }

  /**
   * Deletes a secret; nothing happens if there is none.
   *
   * @param sql the caller's write
   * @param id which
   */
  void forget(DSLContext sql, UUID id);
}

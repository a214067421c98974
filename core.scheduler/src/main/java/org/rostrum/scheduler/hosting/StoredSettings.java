package org.rostrum.scheduler.hosting;

import static org.rostrum.scheduler.store.jooq.Tables.SERVICE_SECRET;
import static org.rostrum.scheduler.store.jooq.Tables.SERVICE_SETTINGS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.vault.Vault;

/** The rows of service settings: texts as JSON, secrets in the vault. */
final class StoredSettings {
  private final Vault vault;
  private final JsonMapper json = new JsonMapper();

  StoredSettings(Vault vault) {
    this.vault = vault;
  }

  /**
   * What is stored of a provider.
   *
   * @param secretIds where each secret lies, by the setting's key
   * @param savedAt empty if nothing was ever saved
   */
  record Row(Map<String, String> values, Map<String, UUID> secretIds, Optional<Instant> savedAt) {}

  Row find(DSLContext sql, String providerId) {
    Record2<String, Instant> row =
        sql.select(SERVICE_SETTINGS.SETTINGS, SERVICE_SETTINGS.SAVED_AT)
            .from(SERVICE_SETTINGS)
            .where(SERVICE_SETTINGS.PROVIDER_ID.eq(providerId))
            .fetchOne();
    if (row == null) {
      return new Row(Map.of(), Map.of(), Optional.empty());
    }
    Map<String, UUID> secretIds =
        sql.select(SERVICE_SECRET.SETTING_KEY, SERVICE_SECRET.SECRET_ID)
            .from(SERVICE_SECRET)
            .where(SERVICE_SECRET.PROVIDER_ID.eq(providerId))
            .fetchMap(SERVICE_SECRET.SETTING_KEY, SERVICE_SECRET.SECRET_ID);
    return new Row(read(row.value1()), Map.copyOf(secretIds), Optional.of(row.value2()));
  }

  Map<String, Secret> open(DSLContext sql, String providerId, Row row) {
    Map<String, Secret> secrets = new HashMap<>();
    row.secretIds()
        .forEach((key, id) -> secrets.put(key, vault.open(sql, id, purpose(providerId, key))));
    return secrets;
  }

  /** Saves the texts as they are now, and those secrets that are new. */
  void save(
      DSLContext sql,
      String providerId,
      Map<String, String> values,
      Map<String, Secret> newSecrets,
      Instant now,
      String who) {
    // The row comes first: it makes a second saver wait before it looks for secrets.
    sql.insertInto(SERVICE_SETTINGS)
        .set(SERVICE_SETTINGS.PROVIDER_ID, providerId)
        .set(SERVICE_SETTINGS.SETTINGS, write(values))
        .set(SERVICE_SETTINGS.SAVED_AT, now)
        .set(SERVICE_SETTINGS.SAVED_BY, who)
        .onConflict(SERVICE_SETTINGS.PROVIDER_ID)
        .doUpdate()
        .set(SERVICE_SETTINGS.SETTINGS, write(values))
        .set(SERVICE_SETTINGS.SAVED_AT, now)
        .set(SERVICE_SETTINGS.SAVED_BY, who)
        .execute();
    Map<String, UUID> present = find(sql, providerId).secretIds();
    newSecrets.forEach(
        (key, secret) -> {
          UUID known = present.get(key);
          if (known != null) {
            vault.reseal(sql, known, secret);
          } else {
            sql.insertInto(SERVICE_SECRET)
                .set(SERVICE_SECRET.PROVIDER_ID, providerId)
                .set(SERVICE_SECRET.SETTING_KEY, key)
                .set(SERVICE_SECRET.SECRET_ID, vault.seal(sql, purpose(providerId, key), secret))
                .execute();
          }
        });
  }

  private static String purpose(String providerId, String key) {
    return "service:" + providerId + ":" + key;
  }

  private Map<String, String> read(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored service settings are not readable", e);
    }
  }

  private String write(Map<String, String> values) {
    try {
      return json.writeValueAsString(new TreeMap<>(values));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Service settings cannot be written as JSON", e);
    }
  }
}

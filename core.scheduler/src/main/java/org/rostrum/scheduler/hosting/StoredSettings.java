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
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.vault.Vault;

/** The rows of service settings: texts as JSON, secrets in the vault. */
final class StoredSettings {
  /** No setting, as JSON. */
  private static final String NOTHING = "{}";

  private final Vault vault;
  private final JsonMapper json = new JsonMapper();

  StoredSettings(Vault vault) {
    this.vault = vault;
  }

  SettingsSets find(DSLContext sql, ProviderDescriptor network) {
    Record2<String, Instant> row =
        sql.select(SERVICE_SETTINGS.SETTINGS, SERVICE_SETTINGS.SAVED_AT)
            .from(SERVICE_SETTINGS)
            .where(SERVICE_SETTINGS.PROVIDER_ID.eq(network.id()))
            .fetchOne();
    if (row == null) {
      return SettingsSets.of(network, Map.of(), Map.of(), Optional.empty());
    }
    return SettingsSets.of(
        network, read(row.value1()), secretIds(sql, network.id()), Optional.of(row.value2()));
  }

  Map<String, Secret> open(DSLContext sql, String providerId, SettingsSets.Row row) {
    Map<String, Secret> secrets = new HashMap<>();
    row.secretIds()
        .forEach(
            (key, id) ->
                secrets.put(key, vault.open(sql, id, purpose(providerId, row.prefix() + key))));
    return secrets;
  }

  /**
   * Saves the texts of an environment as they are now, and those secrets that are new. Secrets that
   * stay as they are and belong to another environment so far are copied.
   */
  void save(
      DSLContext sql,
      ProviderDescriptor network,
      String environment,
      SubmittedSettings now,
      Instant at,
      String who) {
    // The row comes first: it makes a second saver wait before it looks for what is there.
    sql.insertInto(SERVICE_SETTINGS)
        .set(SERVICE_SETTINGS.PROVIDER_ID, network.id())
        .set(SERVICE_SETTINGS.SETTINGS, NOTHING)
        .set(SERVICE_SETTINGS.SAVED_AT, at)
        .set(SERVICE_SETTINGS.SAVED_BY, who)
        .onConflict(SERVICE_SETTINGS.PROVIDER_ID)
        .doUpdate()
        .set(SERVICE_SETTINGS.SAVED_AT, at)
        .set(SERVICE_SETTINGS.SAVED_BY, who)
        .execute();
    SettingsSets before = apart(sql, network, find(sql, network));
    String prefix = before.prefix(environment);
    SettingsSets.Row base = before.row(environment);
    Map<String, String> texts = new HashMap<>(before.texts());
    base.values().keySet().forEach(key -> texts.remove(prefix + key));
    now.values().forEach((key, value) -> texts.put(prefix + key, value));
    before
        .setting()
        .ifPresent(
            key -> {
              texts.put(prefix + key, environment);
              texts.put(key, environment);
            });
    write(sql, network.id(), texts);
    Map<String, Secret> secrets = new HashMap<>();
    if (!base.prefix().equals(prefix)) {
      secrets.putAll(open(sql, network.id(), base));
    }
    secrets.putAll(now.newSecrets());
    seal(sql, network.id(), prefix, secrets);
  }

  /** Gives what was saved before environments had sets of their own to the one it was saved for. */
  private SettingsSets apart(DSLContext sql, ProviderDescriptor network, SettingsSets before) {
    if (!before.isOld()) {
      return before;
    }
    String chosen = before.chosen();
    String prefix = before.prefix(chosen);
    SettingsSets.Row row = before.row(chosen);
    Map<String, String> texts = new HashMap<>();
    row.values().forEach((key, value) -> texts.put(prefix + key, value));
    before.setting().ifPresent(key -> texts.put(key, chosen));
    write(sql, network.id(), texts);
    seal(sql, network.id(), prefix, open(sql, network.id(), row));
    row.secretIds()
        .forEach(
            (key, id) -> {
              int ignored =
                  sql.deleteFrom(SERVICE_SECRET)
                      .where(SERVICE_SECRET.PROVIDER_ID.eq(network.id()))
                      .and(SERVICE_SECRET.SETTING_KEY.eq(key))
                      .execute();
              vault.forget(sql, id);
            });
    return find(sql, network);
  }

  private void write(DSLContext sql, String providerId, Map<String, String> texts) {
    int ignored =
        sql.update(SERVICE_SETTINGS)
            .set(SERVICE_SETTINGS.SETTINGS, write(texts))
            .where(SERVICE_SETTINGS.PROVIDER_ID.eq(providerId))
            .execute();
  }

  private void seal(DSLContext sql, String providerId, String prefix, Map<String, Secret> secrets) {
    Map<String, UUID> present = secretIds(sql, providerId);
    secrets.forEach(
        (name, secret) -> {
          String key = prefix + name;
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

  private static Map<String, UUID> secretIds(DSLContext sql, String providerId) {
    return sql.select(SERVICE_SECRET.SETTING_KEY, SERVICE_SECRET.SECRET_ID)
        .from(SERVICE_SECRET)
        .where(SERVICE_SECRET.PROVIDER_ID.eq(providerId))
        .fetchMap(SERVICE_SECRET.SETTING_KEY, SERVICE_SECRET.SECRET_ID);
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

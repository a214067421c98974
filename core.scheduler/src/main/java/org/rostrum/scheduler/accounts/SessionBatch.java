package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** Reads many accounts and their tokens, all from one state of the database. */
final class SessionBatch {
  private final Store store;
  private final Vault vault;
  private final LiveProviders providers;
  private final ServiceSettings settings;

  SessionBatch(Store store, Vault vault, LiveProviders providers, ServiceSettings settings) {
    this.store = store;
    this.vault = vault;
    this.providers = providers;
    this.settings = settings;
  }

  /**
   * A session and its token's end.
   *
   * @param session ready for use
   * @param end empty if the token does not end
   */
  record Ready(AccountSession session, Optional<Instant> end) {}

  private record Row(
      UUID account,
      String provider,
      String environment,
      String remoteId,
      UUID secret,
      long grant,
      Optional<Instant> end) {}

  /**
   * Reads those that can be used as they are.
   *
   * @param accounts which
   * @param until tokens that end before are left out
   */
  List<Ready> read(Collection<UUID> accounts, Instant until) {
    Map<UUID, Secret> secrets = new HashMap<>();
    List<Row> rows =
        store.read(
            sql -> {
              List<Row> found = rows(sql, accounts, until);
              Map<UUID, String> purposes = new HashMap<>();
              found.forEach(row -> purposes.put(row.secret(), AccountRows.access(row.account())));
              if (!purposes.isEmpty()) {
                secrets.putAll(vault.openAll(sql, purposes));
              }
              return found;
            });
    Map<String, Optional<SettingValues>> services = new HashMap<>();
    List<Ready> ready = new ArrayList<>();
    for (Row row : rows) {
      Optional<SettingValues> service =
          services.computeIfAbsent(
              row.provider() + '\n' + row.environment(),
              key ->
                  providers.find(row.provider()).isPresent()
                      ? settings.values(row.provider(), row.environment())
                      : Optional.empty());
      Optional<Secret> token = Optional.ofNullable(secrets.get(row.secret()));
      if (service.isPresent() && token.isPresent()) {
        ready.add(new Ready(session(row, token.get(), service.get()), row.end()));
      }
    }
    return ready;
  }

  private List<Row> rows(DSLContext sql, Collection<UUID> accounts, Instant until) {
    return sql.select(
            ACCOUNT.ID,
            ACCOUNT.PROVIDER_ID,
            ACCOUNT.ENVIRONMENT,
            ACCOUNT.REMOTE_ID,
            ACCOUNT.ACCESS_SECRET,
            ACCOUNT.GRANT_VERSION,
            ACCOUNT.ACCESS_EXPIRES_AT)
        .from(ACCOUNT)
        .where(ManyIds.among(store.dialect(), ACCOUNT.ID, accounts))
        .and(ACCOUNT.STATE.eq(AccountRow.CONNECTED))
        .and(ACCOUNT.ACCESS_SECRET.isNotNull())
        .and(ACCOUNT.ACCESS_EXPIRES_AT.isNull().or(ACCOUNT.ACCESS_EXPIRES_AT.gt(until)))
        .fetch(
            row ->
                new Row(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    Optional.ofNullable(row.value7())));
  }

  private static AccountSession session(Row row, Secret token, SettingValues service) {
    return new AccountSession(
        row.account(), row.provider(), row.remoteId(), token, service, row.grant());
  }
}

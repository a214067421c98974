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
import org.rostrum.scheduler.network.AccountAccess;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** Reads many accounts and their tokens, all from one state of the database. */
final class SessionBatch {
  private final Store store;
  private final Vault vault;
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final Proofs proofs;

  SessionBatch(
      Store store, Vault vault, LiveProviders providers, ServiceSettings settings, Proofs proofs) {
    this.store = store;
    this.vault = vault;
    this.providers = providers;
    this.settings = settings;
    this.proofs = proofs;
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
      Optional<UUID> proof,
      String home,
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
              for (Row row : found) {
                purposes.put(row.secret(), AccountRows.access(row.account()));
                row.proof().ifPresent(id -> purposes.put(id, AccountRows.proof(row.account())));
              }
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
      Optional<Secret> key = row.proof().map(secrets::get);
      boolean bound = key.isPresent() == row.proof().isPresent();
      if (service.isPresent() && token.isPresent() && bound) {
        ready.add(new Ready(session(row, access(row, token.get(), key), service.get()), row.end()));
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
            ACCOUNT.PROOF_SECRET,
            ACCOUNT.HOME,
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
                    Optional.ofNullable(row.value6()),
                    row.value7(),
                    row.value8(),
                    Optional.ofNullable(row.value9())));
  }

  private AccountAccess access(Row row, Secret token, Optional<Secret> key) {
    return new AccountAccess(
        token,
        AccountHome.values(AccountHome.of(row.home())),
        key.map(secret -> new AccountAccess.Proof(proofs.key(secret), proofs)));
  }

  private static AccountSession session(Row row, AccountAccess access, SettingValues service) {
    return new AccountSession(
        row.account(), row.provider(), row.remoteId(), access, service, row.grant());
  }
}

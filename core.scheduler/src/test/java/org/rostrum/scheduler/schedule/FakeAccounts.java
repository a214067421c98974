package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.store.Store;

/** Accounts whose tokens a test gives and takes. */
final class FakeAccounts implements AccountSessions {
  private final Store store;
  private final CopyOnWriteArrayList<Consumer<UUID>> accountListeners =
      new CopyOnWriteArrayList<>();
  private final Map<UUID, AccountUnavailable> unavailable = new ConcurrentHashMap<>();
  final AtomicInteger refreshes = new AtomicInteger();
  volatile boolean networkDown;
  volatile boolean refreshable = true;
  private final FakeSettings settings;

  FakeAccounts(Store store, FakeSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  UUID connect(UUID workspace, String name, String provider, Instant now) {
    UUID id = UUID.randomUUID();
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(ACCOUNT)
                  .set(ACCOUNT.ID, id)
                  .set(ACCOUNT.WORKSPACE_ID, workspace)
                  .set(ACCOUNT.PROVIDER_ID, provider)
                  .set(ACCOUNT.ENVIRONMENT, "")
                  .set(ACCOUNT.ENVIRONMENT_LABEL, "")
                  .set(ACCOUNT.REMOTE_ID, name)
                  .set(ACCOUNT.DISPLAY_NAME, name)
                  .set(ACCOUNT.HANDLE, name)
                  .set(ACCOUNT.METHOD, "TOKEN")
                  .set(ACCOUNT.STATE, "CONNECTED")
                  .set(ACCOUNT.REASON, "")
                  .set(ACCOUNT.SCOPES, "")
                  .set(ACCOUNT.MISSING_SCOPES, "")
                  .set(ACCOUNT.GRANT_VERSION, 1L)
                  .set(ACCOUNT.CONNECTED_AT, now)
                  .execute();
        });
    return id;
  }

  void makeUnavailable(UUID account, AccountUnavailable.Reason reason) {
    unavailable.put(account, new AccountUnavailable(reason, "unavailable in a test"));
  }

  void reconnect(UUID account) {
    unavailable.remove(account);
    setState(account, "CONNECTED", "");
    accountListeners.forEach(listener -> listener.accept(account));
  }

  void remove(UUID account) {
    store.change(
        sql -> {
          int ignored = sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(account)).execute();
        });
  }

  @Override
  public AccountSession open(UUID accountId) throws AccountUnavailable, NetworkException {
    if (networkDown) {
      throw new NetworkException(NetworkException.Kind.TEMPORARY, "the token endpoint is away");
    }
    if (!settings.configured) {
      throw new AccountUnavailable(AccountUnavailable.Reason.NOT_CONFIGURED, "not configured");
    }
    @Nullable AccountUnavailable why = unavailable.get(accountId);
    if (why != null) {
      throw why;
    }
    return session(accountId, refreshes.get());
  }

  @Override
  public AccountSession refreshed(AccountSession rejected) throws AccountUnavailable {
    if (!refreshable) {
      setState(rejected.accountId(), "NEEDS_RECONNECT", "no longer valid");
      throw new AccountUnavailable(AccountUnavailable.Reason.NEEDS_RECONNECT, "no longer valid");
    }
    return session(rejected.accountId(), refreshes.incrementAndGet());
  }

  @Override
  public void needsReconnect(UUID accountId, String reason, Set<String> missingScopes) {
    setState(accountId, "NEEDS_RECONNECT", reason);
  }

  @Override
  public void onChange(Consumer<UUID> listener) {
    accountListeners.add(listener);
  }

  String state(UUID account) {
    return store.read(
        sql ->
            sql.select(ACCOUNT.STATE)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchSingle(ACCOUNT.STATE));
  }

  private AccountSession session(UUID account, long version) {
    return new AccountSession(
        account,
        FakeNetwork.ID,
        account.toString(),
        Secret.of("token-" + version),
        SettingValues.empty(),
        version);
  }

  private void setState(UUID account, String state, String reason) {
    store.change(
        sql -> {
          int ignored =
              sql.update(ACCOUNT)
                  .set(ACCOUNT.STATE, state)
                  .set(ACCOUNT.REASON, reason)
                  .where(ACCOUNT.ID.eq(account))
                  .execute();
        });
  }
}

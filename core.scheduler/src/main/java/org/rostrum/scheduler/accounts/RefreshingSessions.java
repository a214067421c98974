package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountUnavailable.Reason;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions out of the store. A rotated refresh token is stored before anything is done with the
 * access token that came with it; between nodes, the grant's version decides whose grant counts.
 */
final class RefreshingSessions implements AccountSessions {
  /** A token that ends sooner is refreshed before it is handed out: a call may take 2 minutes. */
  static final Duration USABLE_FOR = Duration.ofMinutes(3);

  /** How many accounts are refreshed at once. */
  static final int REFRESHES_AT_ONCE = 16;

  /** How often it is looked whether another node has refreshed a token. */
  static final Duration LOOKING = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(RefreshingSessions.class);

  private final Store store;
  private final AccountRows rows;
  private final LiveProviders providers;
  private final OpenAccounts accounts;
  private final SessionBatch batch;
  private final GrantRefresher refresher;
  private final Proofs proofs;
  private final RefreshTurns turns;
  private final Events events;
  private final InstantSource clock;
  private final SingleFlights<UUID, AccountRow> flights =
      new SingleFlights<>("token-refresh", REFRESHES_AT_ONCE);

  /** Grants that the network gave and the database could not take yet. */
  private final ConcurrentMap<UUID, Unstored> unstored = new ConcurrentHashMap<>();

  private final RecentSessions recent;
  private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<UUID>> otherNodes = new CopyOnWriteArrayList<>();

  /** Opens sessions of the accounts in this store. */
  RefreshingSessions(
      Store store,
      AccountRows rows,
      LiveProviders providers,
      ServiceSettings settings,
      GrantRefresher refresher,
      Proofs proofs,
      RefreshTurns turns,
      Events events,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.providers = providers;
    this.accounts = new OpenAccounts(store, rows, providers, settings, proofs);
    this.batch = rows.sessions(store, providers, settings, proofs);
    this.refresher = refresher;
    this.proofs = proofs;
    this.turns = turns;
    this.events = events;
    this.clock = clock;
    this.recent =
        new RecentSessions(
            clock,
            CompletableFuture.delayedExecutor(
                RecentSessions.KEPT.toMillis(), TimeUnit.MILLISECONDS));
    settings.onChange(this::settingsSaved);
  }

  private record Unstored(AccountRow from, TokenGrant grant, Instant at) {}

  @Override
  public AccountSession open(UUID accountId)
      throws AccountUnavailable, NetworkException, InterruptedException {
    Optional<OpenAccounts.Tokens> tokens = accounts.tokens(accountId);
    AccountRow row = tokens.isPresent() ? tokens.get().row() : accounts.require(accountId);
    boolean unstoredGrant = unstored.containsKey(accountId);
    boolean renewable = row.refreshSecret().isPresent();
    if (!unstoredGrant && !endsWithin(row, renewable ? USABLE_FOR : Duration.ZERO)) {
      return tokens.isPresent() ? session(tokens.get()) : session(row);
    }
    try {
      return session(refresh(row));
    } catch (NetworkException e) {
      // A network that is away for a moment does no harm while the old token still works.
      if (!endsWithin(row, Duration.ZERO) && !unstored.containsKey(accountId)) {
        return session(row);
      }
      throw e;
    }
  }

  @Override
  public AccountSession open(UUID accountId, long grantVersion)
      throws AccountUnavailable, NetworkException, InterruptedException {
    Optional<AccountSession> known =
        unstored.containsKey(accountId)
            ? Optional.empty()
            : recent.find(accountId, grantVersion, clock.instant());
    if (known.isPresent() && providers.find(known.get().providerId()).isPresent()) {
      return known.get();
    }
    return open(accountId);
  }

  @Override
  public void prepare(Collection<UUID> accountIds) {
    Instant now = clock.instant();
    List<UUID> unknown =
        accountIds.stream()
            .filter(id -> !recent.has(id, now) && !unstored.containsKey(id))
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      batch
          .read(unknown, now.plus(USABLE_FOR))
          .forEach(ready -> recent.keep(ready.session(), ready.end(), now));
    }
  }

  @Override
  public AccountSession refreshed(AccountSession rejected)
      throws AccountUnavailable, NetworkException, InterruptedException {
    AccountRow row = accounts.require(rejected.accountId());
    return row.grantVersion() > rejected.grantVersion() ? open(row.id()) : session(refresh(row));
  }

  /** Refreshes an account's token now, unless somebody else has since the row was read. */
  AccountRow refresh(AccountRow row)
      throws AccountUnavailable, NetworkException, InterruptedException {
    try {
      return flights.join(row.id(), () -> fly(row.id(), row.grantVersion()));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case AccountUnavailable unavailable ->
            throw new AccountUnavailable(
                unavailable.reason(), String.valueOf(unavailable.getMessage()));
        case NetworkException refused -> throw refused;
        case null, default ->
            throw new IllegalStateException("Refreshing the account " + row.id() + " failed", e);
      }
    }
  }

  private AccountRow fly(UUID accountId, long knownVersion)
      throws AccountUnavailable, NetworkException, InterruptedException {
    while (!turns.take(accountId)) {
      // another node asks for the token now; its turn ends by itself if the node does
      AccountRow row = accounts.require(accountId);
      if (row.grantVersion() > knownVersion) {
        return row;
      }
      Thread.sleep(LOOKING);
    }
    try {
      return ask(accountId, knownVersion);
    } finally {
      turns.end(accountId);
    }
  }

  private AccountRow ask(UUID accountId, long knownVersion)
      throws AccountUnavailable, NetworkException, InterruptedException {
    AccountRow row = accounts.require(accountId);
    Unstored waiting = unstored.get(accountId);
    if (waiting != null) {
      return stored(waiting);
    }
    if (row.grantVersion() > knownVersion) {
      return row;
    }
    LiveProvider live = accounts.live(row);
    SettingValues service = accounts.service(row);
    if (row.refreshSecret().isEmpty()) {
      throw over(row, "The token for " + live.descriptor().name() + " is no longer valid.");
    }
    Optional<OpenAccounts.Renewal> with = accounts.renewal(row);
    if (with.isEmpty()) {
      // a person connected it again meanwhile: that grant is fresh, and not to be used up here
      return accounts.require(accountId);
    }
    Secret token = with.get().refreshToken();
    Optional<ProofKey> key = with.get().proofKey().map(proofs::key);
    try {
      TokenGrant grant = refresher.refresh(live, service, row, token, key);
      return stored(new Unstored(row, grant, clock.instant()));
    } catch (GrantOver e) {
      Optional<AccountRow> newer =
          store
              .read(sql -> rows.find(sql, accountId))
              .filter(now -> now.grantVersion() > row.grantVersion());
      if (newer.isPresent()) {
        return newer.get();
      }
      throw over(row, String.valueOf(e.getMessage()));
    }
  }

  /** Nothing is done with a new token before it is durable: a lost one cannot be had again. */
  private AccountRow stored(Unstored grant) throws AccountUnavailable {
    UUID id = grant.from().id();
    unstored.put(id, grant);
    boolean ours = store.write(sql -> rows.refreshed(sql, grant.from(), grant.grant(), grant.at()));
    unstored.remove(id);
    if (ours) {
      becameUsable(id);
    } else {
      LOG.info("A newer grant was stored meanwhile; account={}", id);
    }
    return accounts.require(id);
  }

  @Override
  public void needsReconnect(UUID accountId, String reason, Set<String> missingScopes) {
    store.read(sql -> rows.find(sql, accountId)).ifPresent(row -> mark(row, reason, missingScopes));
  }

  private AccountUnavailable over(AccountRow row, String why) {
    String reason = why + " Connect the account " + row.name() + " again.";
    mark(row, reason, Set.of());
    return new AccountUnavailable(Reason.NEEDS_RECONNECT, reason);
  }

  private void mark(AccountRow row, String reason, Set<String> missingScopes) {
    recent.forget(row.id());
    if (store.write(sql -> rows.needsReconnect(sql, row, reason, missingScopes))) {
      LOG.info("An account needs to be connected again; account={}", row.id());
      events.publish(row.workspace(), "account", row.id().toString(), "needs-reconnect");
    }
  }

  @Override
  public void onChange(Consumer<UUID> listener) {
    listeners.add(listener);
  }

  /** Calls the listener when this node has made an account usable (again). */
  void onUsableHere(Consumer<UUID> listener) {
    otherNodes.add(listener);
  }

  /** Tells that this node has made an account usable (again). */
  void becameUsable(UUID accountId) {
    tellHere(accountId);
    otherNodes.forEach(listener -> listener.accept(accountId));
  }

  /** Tells those who listen on this node. */
  void tellHere(UUID accountId) {
    listeners.forEach(listener -> listener.accept(accountId));
  }

  private void settingsSaved(String providerId) {
    recent.clear();
    store.read(sql -> rows.ofProvider(sql, providerId)).forEach(this::tellHere);
  }

  private AccountSession session(AccountRow row) throws AccountUnavailable {
    return session(accounts.tokens(row));
  }

  private AccountSession session(OpenAccounts.Tokens tokens) throws AccountUnavailable {
    AccountSession session = accounts.session(tokens);
    recent.keep(session, tokens.row().accessExpiresAt(), clock.instant());
    return session;
  }

  private boolean endsWithin(AccountRow row, Duration time) {
    Instant then = clock.instant().plus(time);
    return row.accessExpiresAt().map(end -> !end.isAfter(then)).orElse(false);
  }
}

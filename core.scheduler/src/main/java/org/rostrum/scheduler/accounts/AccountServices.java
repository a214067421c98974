package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.accounts.Accounts;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.RedirectUri;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** This room, wired: what the rest of the runtime needs of accounts. */
public final class AccountServices implements AutoCloseable {
  private final RefreshingSessions sessions;
  private final ConnectedAccounts accounts;
  private final TokenRefresher refresher;

  /**
   * Wires the room; nothing runs before {@link #start()}.
   *
   * @param publications ends what an account that is disconnected leaves behind
   * @param base the installation's address, below which networks send the browser back
   */
  public AccountServices(
      Store store,
      Vault vault,
      Audit audit,
      Events events,
      LiveProviders providers,
      ServiceSettings settings,
      NetworkClients clients,
      AccountPublications publications,
      URI base,
      InstantSource clock,
      SecureRandom random) {
    ProviderCalls calls = new ProviderCalls(clients);
    AccountRows rows = new AccountRows(vault);
    AuthorizationStates states = new AuthorizationStates(vault, random);
    Proofs proofs = new Proofs(clock, random);
    InstallationClient client =
        new InstallationClient(base, new ClientKeys(store, vault, proofs, clock), proofs, clock);
    FoundServers servers = new FoundServers(client, proofs);
    sessions =
        new RefreshingSessions(
            store,
            rows,
            providers,
            settings,
            new GrantRefresher(clients, calls, servers),
            proofs,
            turns(store, random),
            events,
            clock);
    Connections connections =
        new Connections(store, rows, calls, proofs, sessions, audit, events, clock);
    accounts =
        new ConnectedAccounts(
            store,
            rows,
            providers,
            settings,
            new ConsentFlow(
                store,
                states,
                providers,
                settings,
                clients,
                new DiscoveredConsent(clients, calls, servers),
                connections,
                RedirectUri.below(base),
                clock),
            new ClientDescriptions(providers, settings, client, clock),
            new FieldsFlow(providers, settings, calls, connections),
            new Disconnection(store, rows, publications, audit, events, clock),
            new AccountChoices(providers, sessions, calls, clock));
    refresher = new TokenRefresher(store, rows, states, sessions, clock);
  }

  private static RefreshTurns turns(Store store, SecureRandom random) {
    return store.dialect() == Dialect.H2
        ? RefreshTurns.ALWAYS
        : new StoredRefreshTurns(store, new UUID(random.nextLong(), random.nextLong()).toString());
  }

  /** Calls the listener when this node has made an account usable (again). */
  public void onUsableHere(Consumer<UUID> listener) {
    sessions.onUsableHere(listener);
  }

  /** Tells this node that another one has made an account usable (again). */
  public void usableElsewhere(UUID account) {
    sessions.tellHere(account);
  }

  /** Begins to refresh tokens in the background. */
  public void start() {
    refresher.start();
  }

  /** Sessions of accounts, for publishing. */
  public AccountSessions sessions() {
    return sessions;
  }

  /** The accounts, for the faces. */
  public Accounts accounts() {
    return accounts;
  }

  TokenRefresher refresher() {
    return refresher;
  }

  /** Ends what runs in the background. */
  @Override
  public void close() {
    refresher.close();
  }
}

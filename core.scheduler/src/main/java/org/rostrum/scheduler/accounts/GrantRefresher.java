package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountUnavailable.Reason;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.network.Reach;
import org.rostrum.scheduler.network.ServiceCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a network for the next tokens, in the way in which the account was connected. */
final class GrantRefresher {
  /** How long asking for a token may take. */
  static final Duration TOKEN_TIME = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(GrantRefresher.class);

  private final NetworkClients clients;
  private final ProviderCalls calls;
  private final FoundServers servers;

  GrantRefresher(NetworkClients clients, ProviderCalls calls, FoundServers servers) {
    this.clients = clients;
    this.calls = calls;
    this.servers = servers;
  }

  /**
   * Asks for the next tokens.
   *
   * @param key what the tokens of the account are bound to, if they are
   */
  TokenGrant refresh(
      LiveProvider live,
      SettingValues service,
      AccountRow row,
      Secret refreshToken,
      Optional<ProofKey> key)
      throws GrantOver, AccountUnavailable, NetworkException, InterruptedException {
    if (row.terms().isPresent()) {
      return servers
          .at(live.descriptor().name(), row.terms().get(), key)
          .refresh(clients.until(Deadline.in(TOKEN_TIME), Reach.GUARDED), refreshToken);
    }
    return switch (row.method()) {
      case CONSENT -> {
        OAuth2AuthorizationCode consent =
            consent(live, service).orElseThrow(() -> notOffered(live));
        yield new TokenEndpoint(live.descriptor().name(), consent)
            .refresh(clients.until(Deadline.in(TOKEN_TIME), live.descriptor()), refreshToken);
      }
      case FIELDS ->
          renew(
              live,
              live.sessions().orElseThrow(() -> notOffered(live)),
              service,
              AccountHome.values(row.home()),
              refreshToken);
      case TOKEN -> throw new GrantOver("A pasted token cannot be renewed.");
    };
  }

  private static Optional<OAuth2AuthorizationCode> consent(LiveProvider live, SettingValues service)
      throws NetworkException {
    try {
      return AuthorizationMethods.find(live, service, OAuth2AuthorizationCode.class);
    } catch (RequestRefused e) {
      // it does not answer now; that says nothing about the grant
      throw new NetworkException(Kind.TEMPORARY, String.valueOf(e.getMessage()));
    }
  }

  private TokenGrant renew(
      LiveProvider live,
      SessionSource sessions,
      SettingValues service,
      SettingValues home,
      Secret refreshToken)
      throws GrantOver, NetworkException, InterruptedException {
    try {
      TokenGrant grant =
          calls.call(
              live.descriptor(),
              http -> sessions.renew(new ServiceCall(service, http), home, refreshToken));
      return checked(live, grant);
    } catch (NetworkException e) {
      if (e.kind() == Kind.TOKEN_REJECTED) {
        throw new GrantOver(Optional.ofNullable(e.getMessage()).orElse("The session is over."));
      }
      throw e;
    }
  }

  /** The new tokens count even if the new home does not: the old refresh token is gone. */
  private static TokenGrant checked(LiveProvider live, TokenGrant grant) {
    if (grant.home().isEmpty()) {
      return grant;
    }
    Optional<String> objection = AccountHome.objection(live.descriptor(), grant.home());
    objection.ifPresent(
        why -> LOG.warn("Kept the home of an account; id={}: of the new one {}", live.id(), why));
    return objection.isEmpty() ? grant : grant.at(Map.of());
  }

  private static AccountUnavailable notOffered(LiveProvider live) {
    return new AccountUnavailable(
        Reason.NOT_CONFIGURED,
        live.descriptor().name()
            + " no longer offers the way in which this account was connected. Check its settings on"
            + " Services, or connect the account again.");
  }
}

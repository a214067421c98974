package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.util.Optional;
import org.rostrum.accounts.ConnectOption;
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
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.network.ServiceCall;

/** Asks a network for the next tokens, in the way in which the account was connected. */
final class GrantRefresher {
  /** How long asking for a token may take. */
  static final Duration TOKEN_TIME = Duration.ofSeconds(20);

  private final NetworkClients clients;
  private final ProviderCalls calls;

  GrantRefresher(NetworkClients clients, ProviderCalls calls) {
    this.clients = clients;
    this.calls = calls;
  }

  TokenGrant refresh(
      LiveProvider live, SettingValues service, ConnectOption.Method method, Secret refreshToken)
      throws GrantOver, AccountUnavailable, NetworkException, InterruptedException {
    return switch (method) {
      case CONSENT -> {
        OAuth2AuthorizationCode consent =
            consent(live, service).orElseThrow(() -> notOffered(live));
        yield new TokenEndpoint(live.descriptor().name(), consent)
            .refresh(clients.until(Deadline.in(TOKEN_TIME)), refreshToken);
      }
      case FIELDS ->
          renew(live, live.sessions().orElseThrow(() -> notOffered(live)), service, refreshToken);
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
      LiveProvider live, SessionSource sessions, SettingValues service, Secret refreshToken)
      throws GrantOver, NetworkException, InterruptedException {
    try {
      return calls.call(
          live.descriptor().name(),
          http -> sessions.renew(new ServiceCall(service, http), refreshToken));
    } catch (NetworkException e) {
      if (e.kind() == Kind.TOKEN_REJECTED) {
        throw new GrantOver(Optional.ofNullable(e.getMessage()).orElse("The session is over."));
      }
      throw e;
    }
  }

  private static AccountUnavailable notOffered(LiveProvider live) {
    return new AccountUnavailable(
        Reason.NOT_CONFIGURED,
        live.descriptor().name()
            + " no longer offers the way in which this account was connected. Check its settings on"
            + " Services, or connect the account again.");
  }
}

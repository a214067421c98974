package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.access.Caller;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.AuthorizationMethod.Pkce;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.accounts.AuthorizationStates.Begun;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.hosting.Environment;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.store.Store;

/** The OAuth 2.0 authorization code grant, from the console to the network and back. */
final class ConsentFlow {
  private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
  private static final int MIN_BROWSER_SECRET = 32;

  private final Store store;
  private final AuthorizationStates states;
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final NetworkClients clients;
  private final Connections connections;
  private final URI redirect;
  private final InstantSource clock;

  ConsentFlow(
      Store store,
      AuthorizationStates states,
      LiveProviders providers,
      ServiceSettings settings,
      NetworkClients clients,
      Connections connections,
      URI redirect,
      InstantSource clock) {
    this.store = store;
    this.states = states;
    this.providers = providers;
    this.settings = settings;
    this.clients = clients;
    this.connections = connections;
    this.redirect = redirect;
    this.clock = clock;
  }

  record Completed(Connections.Connected connected, String returnPath) {}

  URI begin(
      Caller caller,
      ConnectTarget target,
      Optional<AccountRow> reconnect,
      Secret browser,
      String returnPath) {
    if (browser.expose().length() < MIN_BROWSER_SECRET) {
      throw new IllegalArgumentException(
          "The browser's secret has at least " + MIN_BROWSER_SECRET + " characters");
    }
    String path = LocalPath.checked(returnPath);
    ProviderAtHand at = ProviderAtHand.find(providers, settings, target, reconnect);
    OAuth2AuthorizationCode method = consent(at);
    Secret state = states.random();
    Optional<Secret> verifier =
        method.pkce() == Pkce.S256 ? Optional.of(states.random()) : Optional.empty();
    Begun begun =
        new Begun(
            target.providerId(),
            Environment.chosen(at.live().descriptor(), at.service()).value(),
            reconnect.map(AccountRow::id),
            path,
            verifier);
    store.change(sql -> states.remember(sql, state, browser, caller, begun, clock.instant()));
    return ConsentPage.address(method, redirect, state, verifier);
  }

  Completed complete(Caller caller, Secret browser, Map<String, String> parameters) {
    String state = parameters.getOrDefault("state", "");
    Begun begun =
        store
            .write(sql -> states.take(sql, state, browser, caller, clock.instant()))
            .orElseThrow(ConsentFlow::stateUnknown);
    ProviderAtHand at =
        ProviderAtHand.find(
            providers, settings, begun.providerId(), Optional.of(begun.environment()));
    checkConsent(at, parameters);
    OAuth2AuthorizationCode method = consent(at);
    TokenGrant grant =
        exchange(at, method, Secret.of(parameters.getOrDefault("code", "")), begun.verifier());
    Connections.Connected connected =
        connections.connect(
            caller,
            new Connections.Attempt(
                at.live(),
                at.service(),
                ConnectOption.Method.CONSENT,
                method.scopes(),
                begun.reconnect()),
            grant);
    return new Completed(connected, begun.returnPath());
  }

  private TokenGrant exchange(
      ProviderAtHand at, OAuth2AuthorizationCode method, Secret code, Optional<Secret> verifier) {
    try {
      return new TokenEndpoint(at.name(), method)
          .exchange(
              clients.until(Deadline.in(GrantRefresher.TOKEN_TIME)), code, redirect, verifier);
    } catch (GrantOver e) {
      throw RequestRefused.of(
          Reason.NETWORK,
          "consent-expired",
          e.getMessage() + " Connect the account once more, without a long pause in between.");
    } catch (NetworkException e) {
      throw NetworkRefusals.of(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private static void checkConsent(ProviderAtHand at, Map<String, String> parameters) {
    String error = parameters.getOrDefault("error", "");
    if (error.equals("access_denied")) {
      throw RequestRefused.of(
          Reason.FORBIDDEN,
          "consent-denied",
          "The consent was not given on "
              + at.name()
              + ". Nothing was connected; connect the account again to change that.");
    }
    if (!error.isEmpty()) {
      String code = ERROR_CODE.matcher(error).matches() ? " (" + error + ")" : "";
      throw RequestRefused.of(
          Reason.NETWORK,
          "consent-failed",
          at.name()
              + " refused to ask for consent"
              + code
              + ". Check the settings on Services and the redirect URI registered there.");
    }
    if (parameters.getOrDefault("code", "").isBlank()) {
      throw RequestRefused.of(
          Reason.INVALID, "code-missing", at.name() + " sent no code along. Try again.");
    }
  }

  private static OAuth2AuthorizationCode consent(ProviderAtHand at) {
    return AuthorizationMethods.find(at.live(), at.service(), OAuth2AuthorizationCode.class)
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.CONFLICT,
                    "method-not-offered",
                    at.name()
                        + " does not offer to connect by consent now. Check its settings on"
                        + " Services."));
  }

  private static RequestRefused stateUnknown() {
    return RequestRefused.of(
        Reason.INVALID,
        "state-unknown",
        "This answer does not belong to a connection begun in this browser in the last "
            + AuthorizationStates.LIFETIME.toMinutes()
            + " minutes. Begin again on Accounts.");
  }
}

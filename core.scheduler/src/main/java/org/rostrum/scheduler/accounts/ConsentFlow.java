package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.access.Caller;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationMethod.AccessToken;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
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
import org.rostrum.scheduler.network.ProofKey;
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
  private final DiscoveredConsent discovered;
  private final Connections connections;
  private final URI redirect;
  private final InstantSource clock;

  ConsentFlow(
      Store store,
      AuthorizationStates states,
      LiveProviders providers,
      ServiceSettings settings,
      NetworkClients clients,
      DiscoveredConsent discovered,
      Connections connections,
      URI redirect,
      InstantSource clock) {
    this.store = store;
    this.states = states;
    this.providers = providers;
    this.settings = settings;
    this.clients = clients;
    this.discovered = discovered;
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
      String returnPath,
      Map<String, Secret> fields) {
    if (browser.expose().length() < MIN_BROWSER_SECRET) {
      throw new IllegalArgumentException(
          "The browser's secret has at least " + MIN_BROWSER_SECRET + " characters");
    }
    String path = LocalPath.checked(returnPath);
    ProviderAtHand at = ProviderAtHand.find(providers, settings, target, reconnect);
    Secret state = states.random();
    Page page = page(at, state, fields);
    Begun begun =
        new Begun(
            target.providerId(),
            Environment.chosen(at.live().descriptor(), at.service()).value(),
            reconnect.map(AccountRow::id),
            path,
            page.verifier(),
            page.server(),
            page.key());
    store.change(sql -> states.remember(sql, state, browser, caller, begun, clock.instant()));
    return page.address();
  }

  /** Where consent is given, and what must be known when the browser comes back. */
  private record Page(
      URI address,
      Optional<Secret> verifier,
      Optional<OAuthTerms.Awaited> server,
      Optional<Secret> key) {}

  private Page page(ProviderAtHand at, Secret state, Map<String, Secret> fields) {
    return switch (consent(at)) {
      case OAuth2AuthorizationCode declared -> {
        Optional<Secret> verifier =
            declared.pkce() == Pkce.S256 ? Optional.of(states.random()) : Optional.empty();
        yield new Page(
            ConsentPage.address(declared, redirect, state, verifier),
            verifier,
            Optional.empty(),
            Optional.empty());
      }
      case DiscoveredOAuth2 found -> {
        Secret verifier = states.random();
        DiscoveredConsent.Opened opened = discovered.open(at, found, fields, state, verifier);
        yield new Page(
            opened.page(),
            Optional.of(verifier),
            Optional.of(opened.awaited()),
            opened.key().map(ProofKey::secret));
      }
      case AppPassword other -> throw notOffered(at);
      case AccessToken other -> throw notOffered(at);
    };
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
    begun.server().ifPresent(awaited -> DiscoveredConsent.checkIssuer(awaited, parameters));
    checkConsent(at, parameters);
    Exchanged exchanged = exchange(at, begun, Secret.of(parameters.getOrDefault("code", "")));
    Connections.Connected connected =
        connections.connect(
            caller,
            new Connections.Attempt(
                at.live(),
                at.service(),
                ConnectOption.Method.CONSENT,
                exchanged.requested(),
                begun.reconnect()),
            exchanged.grant());
    return new Completed(connected, begun.returnPath());
  }

  private record Exchanged(Grant grant, List<String> requested) {}

  private Exchanged exchange(ProviderAtHand at, Begun begun, Secret code) {
    try {
      if (begun.server().isPresent()) {
        OAuthTerms.Awaited awaited = begun.server().get();
        return new Exchanged(
            discovered.exchange(at, begun, awaited, code), awaited.terms().scopes());
      }
      OAuth2AuthorizationCode method =
          AuthorizationMethods.find(at.live(), at.service(), OAuth2AuthorizationCode.class)
              .orElseThrow(() -> notOffered(at));
      TokenGrant tokens =
          new TokenEndpoint(at.name(), method)
              .exchange(
                  clients.until(Deadline.in(GrantRefresher.TOKEN_TIME), at.live().descriptor()),
                  code,
                  redirect,
                  begun.verifier());
      return new Exchanged(Grant.bearer(tokens), method.scopes());
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

  private static AuthorizationMethod consent(ProviderAtHand at) {
    return AuthorizationMethods.of(at.live(), at.service()).stream()
        .filter(method -> AuthorizationMethods.kind(method) == ConnectOption.Method.CONSENT)
        .findFirst()
        .orElseThrow(() -> notOffered(at));
  }

  private static RequestRefused notOffered(ProviderAtHand at) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "method-not-offered",
        at.name()
            + " does not offer to connect by consent now. Check its settings on"
            + " Services.");
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

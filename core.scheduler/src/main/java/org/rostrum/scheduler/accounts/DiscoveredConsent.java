package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.TokenAnswers.Granted;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.network.Reach;
import org.rostrum.scheduler.network.ServiceCall;

/** The part of the consent flow that is with a server that is found for the account. */
final class DiscoveredConsent {
  private final NetworkClients clients;
  private final ProviderCalls calls;
  private final FoundServers servers;

  DiscoveredConsent(NetworkClients clients, ProviderCalls calls, FoundServers servers) {
    this.clients = clients;
    this.calls = calls;
    this.servers = servers;
  }

  /**
   * A consent that can be given now.
   *
   * @param key what the tokens will be bound to
   */
  record Opened(URI page, OAuthTerms.Awaited awaited, Optional<ProofKey> key) {}

  /** Finds the server and leaves the request there. */
  Opened open(
      ProviderAtHand at,
      DiscoveredOAuth2 method,
      Map<String, Secret> fields,
      Secret state,
      Secret verifier) {
    SettingValues values = FilledFields.checked(method.fields(), fields);
    String clientId = servers.client().id(at.live().id(), at.name(), method.scopes());
    try {
      AuthorizationServer found = find(at, method, values);
      NetworkClient http = clients.until(Deadline.in(GrantRefresher.TOKEN_TIME), Reach.GUARDED);
      ServerMetadata server = ServerMetadata.read(http, found.issuer());
      Optional<ProofKey> key =
          server.binds() ? Optional.of(servers.proofs().newKey()) : Optional.empty();
      OAuthTerms terms =
          new OAuthTerms(server.issuer(), server.tokenEndpoint(), clientId, method.scopes());
      Map<String, String> request = request(found, terms, state, verifier);
      if (server.pushEndpoint().isPresent()) {
        String reference =
            servers.at(at.name(), terms, key).push(http, server.pushEndpoint().get(), request);
        request = Map.of("client_id", clientId, "request_uri", reference);
      }
      return new Opened(
          ConsentPage.address(server.authorizationEndpoint(), request),
          new OAuthTerms.Awaited(terms, server.issuerInAnswer(), found.subject()),
          key);
    } catch (NetworkException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private AuthorizationServer find(ProviderAtHand at, DiscoveredOAuth2 method, SettingValues values)
      throws NetworkException, InterruptedException {
    AuthorizationServerSource source = source(at);
    try {
      return calls.call(
          at.live().descriptor(), http -> source.find(new ServiceCall(at.service(), http), values));
    } catch (NetworkException e) {
      List<Setting> asked = method.fields().settings();
      if (e.kind() == Kind.REFUSED && asked.size() == 1) {
        String message = String.valueOf(e.getMessage());
        throw RequestRefused.invalid(
            "fields-invalid",
            message,
            List.of(new FieldProblem(asked.getFirst().key(), "REFUSED", message)));
      }
      throw e;
    }
  }

  private Map<String, String> request(
      AuthorizationServer found, OAuthTerms terms, Secret state, Secret verifier) {
    Map<String, String> request = new LinkedHashMap<>(found.authorizationParameters());
    request.put("response_type", "code");
    request.put("client_id", terms.clientId());
    request.put("redirect_uri", servers.client().redirect().toString());
    request.put("scope", String.join(" ", terms.scopes()));
    request.put("state", state.expose());
    request.put("code_challenge", Digests.sha256Base64Url(verifier.expose()));
    request.put("code_challenge_method", "S256");
    return request;
  }

  /**
   * Checks that an answer comes from the server that was asked (RFC 9207): another one could have
   * sent the browser here with a code that it would like to have exchanged.
   */
  static void checkIssuer(OAuthTerms.Awaited awaited, Map<String, String> parameters) {
    Optional<String> said = Optional.ofNullable(parameters.get("iss"));
    boolean right =
        said.map(awaited.terms().issuer().toString()::equals).orElse(!awaited.issuerInAnswer());
    if (!right) {
      throw RequestRefused.of(
          Reason.INVALID,
          "issuer-mismatch",
          "This answer does not come from "
              + awaited.terms().issuer().getHost()
              + ", which was asked. Nothing was connected. Begin again on Accounts.");
    }
  }

  /** Exchanges the code, and makes sure that the server may speak for the account. */
  Grant exchange(
      ProviderAtHand at, AuthorizationStates.Begun begun, OAuthTerms.Awaited awaited, Secret code)
      throws GrantOver {
    Optional<ProofKey> key = begun.key().map(servers.proofs()::key);
    try {
      Granted granted =
          servers
              .at(at.name(), awaited.terms(), key)
              .exchange(
                  clients.until(Deadline.in(GrantRefresher.TOKEN_TIME), Reach.GUARDED),
                  code,
                  begun.verifier().orElseThrow());
      String subject = subject(awaited, granted);
      AuthorizationServerSource source = source(at);
      Map<String, String> home =
          calls.call(
              at.live().descriptor(),
              http ->
                  source.home(
                      new ServiceCall(at.service(), http), awaited.terms().issuer(), subject));
      return new Grant(
          granted.tokens().at(home), key, Optional.of(awaited.terms()), Optional.of(subject));
    } catch (NetworkException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private static String subject(OAuthTerms.Awaited awaited, Granted granted) {
    String host = awaited.terms().issuer().getHost();
    String subject =
        granted
            .subject()
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.NETWORK,
                        "subject-missing",
                        host + " did not say whose consent it is. Connect in another way."));
    if (awaited.subject().isPresent() && !awaited.subject().get().equals(subject)) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "subject-mismatch",
          "You named the account "
              + awaited.subject().get()
              + ", but gave the consent of "
              + subject
              + ". Sign out on "
              + host
              + " and try again, or name the other account.");
    }
    return subject;
  }

  private static AuthorizationServerSource source(ProviderAtHand at) {
    return at.live()
        .servers()
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.CONFLICT,
                    "method-not-offered",
                    "The provider of "
                        + at.name()
                        + " cannot find servers now. Try again in a moment, or update it."));
  }

  /** What a provider or server refuses here was filled in by a person, who can mend it. */
  private static RequestRefused refused(NetworkException e) {
    return e.kind() == Kind.REFUSED
        ? RequestRefused.of(Reason.INVALID, "server-refused", String.valueOf(e.getMessage()))
        : NetworkRefusals.of(e);
  }
}

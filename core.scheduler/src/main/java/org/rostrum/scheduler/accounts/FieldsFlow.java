package org.rostrum.scheduler.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.access.Caller;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationMethod.AccessToken;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.network.ServiceCall;

/** Connects with what a person filled in: a pasted token, or a name and an app password. */
final class FieldsFlow {
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final ProviderCalls calls;
  private final Connections connections;

  FieldsFlow(
      LiveProviders providers,
      ServiceSettings settings,
      ProviderCalls calls,
      Connections connections) {
    this.providers = providers;
    this.settings = settings;
    this.calls = calls;
    this.connections = connections;
  }

  Connections.Connected connect(
      Caller caller,
      ConnectTarget target,
      ConnectOption.Method method,
      Optional<AccountRow> reconnect,
      Map<String, Secret> fields) {
    ProviderAtHand at = ProviderAtHand.find(providers, settings, target, reconnect);
    TokenGrant grant =
        switch (method) {
          case TOKEN -> pasted(at, fields);
          case FIELDS -> session(at, fields);
          case CONSENT ->
              throw RequestRefused.of(
                  Reason.INVALID,
                  "method-invalid",
                  "Consent is given on the network's own page. Begin there.");
        };
    return connections.connect(
        caller,
        new Connections.Attempt(
            at.live(), at.service(), method, List.of(), reconnect.map(AccountRow::id)),
        Grant.bearer(grant));
  }

  private static TokenGrant pasted(ProviderAtHand at, Map<String, Secret> fields) {
    if (AuthorizationMethods.find(at.live(), at.service(), AccessToken.class).isEmpty()) {
      throw notOffered(at);
    }
    String token =
        Optional.ofNullable(fields.get(Accounts.TOKEN_FIELD))
            .map(Secret::expose)
            .orElse("")
            .strip();
    // It travels in a header: what cannot stand there was not copied rightly.
    boolean printable = token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (token.isEmpty() || token.length() > TokenAnswers.MAX_TOKEN || !printable) {
      String message =
          token.isEmpty()
              ? "Paste the token."
              : "This is no token: it is longer than "
                  + TokenAnswers.MAX_TOKEN
                  + " characters or holds spaces. Copy it again.";
      throw RequestRefused.invalid(
          "token-invalid",
          message,
          List.of(
              new FieldProblem(
                  Accounts.TOKEN_FIELD, token.isEmpty() ? "REQUIRED" : "MALFORMED", message)));
    }
    return new TokenGrant(
        Secret.of(token), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
  }

  private TokenGrant session(ProviderAtHand at, Map<String, Secret> fields) {
    AppPassword method =
        AuthorizationMethods.find(at.live(), at.service(), AppPassword.class)
            .orElseThrow(() -> notOffered(at));
    SessionSource sessions = at.live().sessions().orElseThrow(() -> notOffered(at));
    SettingValues values = FilledFields.checked(method.fields(), fields);
    try {
      return calls.call(
          at.live().descriptor(),
          http -> sessions.open(new ServiceCall(at.service(), http), values));
    } catch (NetworkException e) {
      if (e.kind() == Kind.TOKEN_REJECTED) {
        throw RequestRefused.of(Reason.INVALID, "sign-in-refused", String.valueOf(e.getMessage()));
      }
      throw NetworkRefusals.of(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private static RequestRefused notOffered(ProviderAtHand at) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "method-not-offered",
        at.name() + " does not offer this way to connect. Choose another.");
  }
}

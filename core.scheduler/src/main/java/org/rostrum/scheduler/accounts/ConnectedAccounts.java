package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationMethod.AccessToken;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.store.Store;

/** The accounts of a workspace, as the faces use them. */
final class ConnectedAccounts implements Accounts {
  private static final String AFTER_CONNECTING = "/accounts";

  private final Store store;
  private final AccountRows rows;
  private final AccountViews views;
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final ConsentFlow consent;
  private final ClientDescriptions descriptions;
  private final FieldsFlow fields;
  private final Disconnection disconnection;
  private final AccountChoices choices;

  ConnectedAccounts(
      Store store,
      AccountRows rows,
      LiveProviders providers,
      ServiceSettings settings,
      ConsentFlow consent,
      ClientDescriptions descriptions,
      FieldsFlow fields,
      Disconnection disconnection,
      AccountChoices choices) {
    this.store = store;
    this.rows = rows;
    this.views = new AccountViews(providers, settings);
    this.providers = providers;
    this.settings = settings;
    this.consent = consent;
    this.descriptions = descriptions;
    this.fields = fields;
    this.disconnection = disconnection;
    this.choices = choices;
  }

  @Override
  public List<AccountView> list(Caller caller) {
    caller.require(Permission.READ);
    return views.ofAll(store.read(sql -> rows.list(sql, caller.workspaceId())));
  }

  @Override
  public AccountView get(Caller caller, UUID accountId) {
    caller.require(Permission.READ);
    return views.of(find(caller, accountId));
  }

  @Override
  public List<ConnectOption> options(Caller caller, ConnectTarget target) {
    caller.require(Permission.MANAGE_ACCOUNTS);
    ProviderAtHand at = ProviderAtHand.find(providers, settings, target, known(caller, target));
    return AuthorizationMethods.of(at.live(), at.service()).stream()
        .map(method -> option(at.name(), method))
        .toList();
  }

  @Override
  public URI beginConsent(
      Caller caller,
      ConnectTarget target,
      Secret browser,
      String returnPath,
      Map<String, Secret> values) {
    caller.require(Permission.MANAGE_ACCOUNTS);
    return consent.begin(caller, target, known(caller, target), browser, returnPath, values);
  }

  @Override
  public String clientMetadata(String providerId) {
    return descriptions
        .of(providerId)
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND,
                    "client-not-described",
                    "There is no network '"
                        + providerId
                        + "' here for which this installation describes itself."));
  }

  @Override
  public ConnectResult completeConsent(
      Caller caller, Secret browser, Map<String, String> parameters) {
    caller.require(Permission.MANAGE_ACCOUNTS);
    ConsentFlow.Completed completed = consent.complete(caller, browser, parameters);
    return result(completed.connected(), completed.returnPath());
  }

  @Override
  public ConnectResult connect(
      Caller caller,
      ConnectTarget target,
      ConnectOption.Method method,
      Map<String, Secret> values) {
    caller.require(Permission.MANAGE_ACCOUNTS);
    Optional<AccountRow> account = known(caller, target);
    return result(fields.connect(caller, target, method, account, values), AFTER_CONNECTING);
  }

  @Override
  public void disconnect(Caller caller, UUID accountId) {
    caller.require(Permission.MANAGE_ACCOUNTS);
    disconnection.disconnect(caller, accountId);
  }

  @Override
  public ChoicePage choices(
      Caller caller,
      UUID accountId,
      String setting,
      String search,
      Optional<String> cursor,
      int limit,
      Map<String, String> options) {
    caller.require(Permission.PUBLISH);
    return choices.list(find(caller, accountId), setting, search, cursor, limit, options);
  }

  @Override
  public Choice createChoice(
      Caller caller, UUID accountId, String setting, String label, Map<String, String> options) {
    caller.require(Permission.PUBLISH);
    return choices.create(find(caller, accountId), setting, label, options);
  }

  private ConnectResult result(Connections.Connected connected, String returnPath) {
    return new ConnectResult(views.of(connected.row()), connected.fresh(), returnPath);
  }

  private AccountRow find(Caller caller, UUID accountId) {
    return store
        .read(sql -> rows.find(sql, caller.workspaceId(), accountId))
        .orElseThrow(ConnectedAccounts::notFound);
  }

  private Optional<AccountRow> known(Caller caller, ConnectTarget target) {
    Optional<AccountRow> row = target.reconnect().map(id -> find(caller, id));
    if (row.isPresent() && !row.get().providerId().equals(target.providerId())) {
      throw notFound();
    }
    return row;
  }

  private static ConnectOption option(String network, AuthorizationMethod method) {
    return switch (method) {
      case OAuth2AuthorizationCode consent ->
          new ConnectOption(
              ConnectOption.Method.CONSENT,
              "Connect on " + network,
              "You are sent to " + network + " to give your consent, and come back here.",
              SettingsSchema.empty());
      case DiscoveredOAuth2 found ->
          new ConnectOption(
              ConnectOption.Method.CONSENT, "Sign in on your server", found.help(), found.fields());
      case AppPassword password ->
          new ConnectOption(
              ConnectOption.Method.FIELDS,
              "Sign in with an app password",
              password.help(),
              password.fields());
      case AccessToken token ->
          new ConnectOption(
              ConnectOption.Method.TOKEN,
              token.label(),
              token.help(),
              SettingsSchema.of(
                  Setting.of(TOKEN_FIELD, SettingType.SECRET, token.label())
                      .maxLength(TokenAnswers.MAX_TOKEN)
                      .required()
                      .build()));
    };
  }

  static RequestRefused notFound() {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "account-not-found",
        "There is no such account; it may have been disconnected.");
  }
}

package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.SERVICE_SETTINGS;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationMethod.AccessToken;
import org.rostrum.provider.auth.AuthorizationMethod.AppPassword;
import org.rostrum.provider.auth.AuthorizationMethod.ClientAuthentication;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.auth.AuthorizationMethod.Pkce;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.InstalledProviders;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.PlainVault;
import org.rostrum.scheduler.hosting.ProviderNews;
import org.rostrum.scheduler.hosting.VaultedServiceSettings;
import org.rostrum.scheduler.network.AllowedServers;
import org.rostrum.scheduler.network.HttpNetworkClients;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.publishing.DisconnectedPublications;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;

/** Accounts on a real database, with a fake network and a provider for it. */
final class AccountsBench implements AutoCloseable {
  static final URI BASE = URI.create("https://rostrum.example");
  static final URI REDIRECT = URI.create("https://rostrum.example/oauth/callback");
  static final Secret BROWSER = Secret.of("b".repeat(43));
  static final UUID WORKSPACE_ID = new UUID(0, 77);
  static final Caller ADA =
      new Caller(
          new UUID(0, 1),
          "Ada",
          WORKSPACE_ID,
          EnumSet.allOf(Permission.class),
          Caller.Origin.SESSION);

  static final SettingsSchema OPTIONS =
      SettingsSchema.of(
          Setting.of("board", SettingType.LIVE_CHOICE, "Board")
              .lookup("boards")
              .creatable()
              .required()
              .build(),
          Setting.of("section", SettingType.LIVE_CHOICE, "Section")
              .lookup("sections", "board")
              .build());

  final FakeNetwork network;
  final Store store;
  final TestClock clock;
  final LiveProviders providers = new LiveProviders();
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<String> audited = new CopyOnWriteArrayList<>();
  final Map<String, AccountIdentity> people = new ConcurrentHashMap<>();
  final FakeProvider provider;
  final VaultedServiceSettings settings;
  private final PlainVault vault = new PlainVault();
  final HttpNetworkClients clients =
      new HttpNetworkClients(AllowedServers.of(URI.create("http://localhost:8080"), ""));
  final AccountServices services;

  AccountsBench(Store store, TestClock clock) throws IOException {
    this.store = store;
    this.clock = clock;
    this.network = new FakeNetwork();
    this.provider =
        new FakeProvider(
                ProviderDescriptor.of("pinnwand", "Pinnwand")
                    .serviceSettings(
                        SettingsSchema.of(
                            Setting.of("environment", SettingType.CHOICE, "Environment")
                                .choices(
                                    List.of(
                                        Choice.of("sandbox", "Sandbox"), Choice.of("live", "Live")))
                                .defaultValue("sandbox")
                                .build()))
                    .publicationOptions(OPTIONS)
                    .environmentSetting("environment")
                    .build())
            .authorizing(this::methods)
            .identifying(account -> identify(account.accessToken()));
    this.settings = new VaultedServiceSettings(store, vault, providers);
    install(Optional.empty(), Optional.empty());
    createWorkspace();
    this.services = services(store);
  }

  /** The room once more over the same database, as a second node or after a restart. */
  AccountServices services(Store over) {
    return services(over, BASE);
  }

  /** The room of an installation that people reach under this address. */
  AccountServices services(Store over, URI base) {
    return new AccountServices(
        over,
        vault,
        (sql, who, action, subject, detail) -> audited.add(action + " " + detail),
        new HeardEvents(),
        providers,
        settings,
        clients,
        new DisconnectedPublications(),
        base,
        clock,
        new SecureRandom());
  }

  void install(Optional<LiveChoices> choices, Optional<SessionSource> sessions) {
    providers.put(
        new LiveProvider(
            provider.descriptor(),
            provider,
            choices,
            sessions,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "org.example.pinnwand",
            "1.0.0"));
  }

  private List<AuthorizationMethod> methods(SettingValues service) {
    return List.of(
        new OAuth2AuthorizationCode(
            URI.create("https://pinnwand.example/consent?theme=" + service.require("environment")),
            network.tokenEndpoint(),
            "app-1",
            Optional.of(Secret.of("app-secret-value")),
            ClientAuthentication.BASIC,
            List.of("boards:read", "pins:write"),
            ",",
            Pkce.S256,
            Map.of("prompt", "consent"),
            Map.of(),
            Map.of(),
            java.util.Set.of("dead-code")),
        new AppPassword(
            SettingsSchema.of(
                Setting.of("name", SettingType.TEXT, "Name").required().build(),
                Setting.of("password", SettingType.SECRET, "Password").required().build()),
            "Made under Settings."),
        new AccessToken("Access token", "Made under Developers."));
  }

  private AccountIdentity identify(Secret token) throws NetworkException {
    AccountIdentity who = people.get(token.expose());
    if (who == null) {
      throw new NetworkException(
          NetworkException.Kind.TOKEN_REJECTED, "Pinnwand does not accept the token.");
    }
    return who;
  }

  private void createWorkspace() {
    store.change(
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, WORKSPACE_ID)
                .set(WORKSPACE.NAME, "Studio")
                .set(WORKSPACE.ZONE, "UTC")
                .set(WORKSPACE.CREATED_AT, clock.instant())
                .execute());
  }

  /** Chooses the environment that is in force for new accounts. */
  void environment(String value) {
    store.change(
        sql ->
            sql.insertInto(SERVICE_SETTINGS)
                .set(SERVICE_SETTINGS.PROVIDER_ID, "pinnwand")
                .set(SERVICE_SETTINGS.SETTINGS, "{\"environment\":\"" + value + "\"}")
                .set(SERVICE_SETTINGS.SAVED_AT, clock.instant())
                .set(SERVICE_SETTINGS.SAVED_BY, "Ada")
                .onConflict(SERVICE_SETTINGS.PROVIDER_ID)
                .doUpdate()
                .set(SERVICE_SETTINGS.SETTINGS, "{\"environment\":\"" + value + "\"}")
                .execute());
  }

  /** Saves the settings of an environment, as the operator does. */
  void saved(String environment) {
    installed().save(ADA, "pinnwand", Map.of("environment", environment));
    events.clear();
  }

  InstalledProviders installed() {
    return new InstalledProviders(
        providers,
        settings,
        store,
        vault,
        (sql, who, action, subject, detail) -> {},
        new ProviderNews(providers, new HeardEvents()),
        new ProviderCalls(clients),
        REDIRECT,
        clock);
  }

  Accounts accounts() {
    return services.accounts();
  }

  AccountSessions sessions() {
    return services.sessions();
  }

  /** Answers one grant of an hour for whatever is asked, and knows whose it is. */
  void grants(String access, String refresh, AccountIdentity who) {
    people.put(access, who);
    network.answering(
        200,
        FakeNetwork.json(
            "{'access_token':'"
                + access
                + "','token_type':'bearer','expires_in':3600,'refresh_token':'"
                + refresh
                + "','scope':'boards:read, pins:write'}"));
  }

  static AccountIdentity person(String id, String name) {
    return new AccountIdentity(
        id, name, name.toLowerCase(java.util.Locale.ROOT), Optional.empty(), Optional.empty());
  }

  /** Walks through the consent. */
  ConnectResult connect() {
    return connect(Optional.empty());
  }

  ConnectResult connect(Optional<UUID> reconnect) {
    URI page =
        accounts().beginConsent(ADA, target(reconnect), BROWSER, "/accounts?tab=1", Map.of());
    return accounts()
        .completeConsent(ADA, BROWSER, Map.of("state", state(page), "code", "the-code"));
  }

  static ConnectTarget target(Optional<UUID> reconnect) {
    return new ConnectTarget("pinnwand", reconnect, Optional.empty());
  }

  static String state(URI page) {
    return String.valueOf(FakeNetwork.form(page.getRawQuery()).get("state"));
  }

  /** Connects an account whose token ends in an hour. */
  UUID connectedAccount() {
    grants("access-0", "refresh-0", person("42", "Berta"));
    return connect().account().id();
  }

  void letTokenEnd() {
    clock.advance(Duration.ofMinutes(59));
  }

  @Override
  public void close() {
    services.close();
    clients.close();
    network.close();
  }

  private final class HeardEvents implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      events.add(topic + " " + change);
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      events.add(topic + " " + subject + " " + change);
    }
  }
}

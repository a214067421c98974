package org.rostrum.scheduler.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.SERVICE_SECRET;
import static org.rostrum.scheduler.store.jooq.Tables.SERVICE_SETTINGS;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.ServiceSettingsView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class InstalledProvidersTest {
  private static final URI REDIRECT = URI.create("http://localhost:8080/oauth/callback");
  private static final Caller OPERATOR =
      new Caller(
          new UUID(0, 1),
          "Ada",
          new UUID(0, 2),
          EnumSet.allOf(Permission.class),
          Caller.Origin.SESSION);

  private static final SettingsSchema FORM =
      SettingsSchema.of(
          Setting.of("environment", SettingType.CHOICE, "Environment")
              .choices(List.of(Choice.of("live", "Live"), Choice.of("own", "Own server")))
              .defaultValue("live")
              .build(),
          Setting.of("appId", SettingType.TEXT, "App ID")
              .pattern("\\d+", "digits")
              .required()
              .build(),
          Setting.of("appSecret", SettingType.SECRET, "App secret").required().build(),
          Setting.of("server", SettingType.URI, "Server")
              .visibleWhen("environment", "own")
              .required()
              .build());

  private final FakeProvider provider =
      new FakeProvider(
          ProviderDescriptor.of("pinnwand", "Pinnwand")
              .serviceSettings(FORM)
              .environmentSetting("environment")
              .environments(
                  List.of(
                      new NetworkEnvironment("live", true, List.of()),
                      new NetworkEnvironment("own", false, List.of("Only you see it."))))
              .build());
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> audited = new CopyOnWriteArrayList<>();
  private final LiveProviders live = LiveProviders.of(LiveProvider.of(provider));
  private final Store store;
  private final PlainVault vault = new PlainVault();
  private final VaultedServiceSettings settings;
  private final InstalledProviders providers;

  InstalledProvidersTest(Store store, TestClock clock) {
    this.store = store;
    settings = new VaultedServiceSettings(store, vault, live);
    providers =
        new InstalledProviders(
            live,
            settings,
            store,
            vault,
            (sql, who, action, subject, detail) -> audited.add(action + " " + detail),
            new ProviderNews(live, new ToldEvents()),
            new ProviderCalls(
                (deadline, reach) ->
                    request -> {
                      throw new UnsupportedOperationException();
                    }),
            REDIRECT,
            clock);
  }

  @StoreTest
  void waitsForSettingsAndSaysWhich() {
    ProviderView view = providers.get(OPERATOR, "pinnwand");

    assertThat(view.state()).isEqualTo(ProviderView.State.NEEDS_SETTINGS);
    assertThat(view.reason()).contains("App ID is needed.").contains("App secret is needed.");
    assertThat(settings.values("pinnwand")).isEmpty();
    assertThat(providers.settings(OPERATOR, "pinnwand", Optional.empty()).values())
        .containsExactly(Map.entry("environment", "live"));
    assertThat(providers.settings(OPERATOR, "pinnwand", Optional.empty()).redirectUri())
        .isEqualTo(REDIRECT);
  }

  @StoreTest
  void savesAndNeverShowsTheSecret() {
    ServiceSettingsView saved =
        providers.save(OPERATOR, "pinnwand", Map.of("appId", " 42 ", "appSecret", "hush "));

    assertThat(saved.values()).containsEntry("appId", "42").doesNotContainKey("appSecret");
    assertThat(saved.secretsSet()).containsExactly("appSecret");
    assertThat(saved.savedAt()).isPresent();
    assertThat(providers.get(OPERATOR, "pinnwand").state()).isEqualTo(ProviderView.State.READY);
    SettingValues values = settings.values("pinnwand").orElseThrow();
    assertThat(values.secret("appSecret").orElseThrow().expose()).isEqualTo("hush");
    assertThat(values.require("environment")).isEqualTo("live");
    assertThat(audited).containsExactly("service.saved changed: appId, appSecret");
    assertThat(told).containsExactly("provider pinnwand settings");
  }

  @StoreTest
  void aBlankSecretStaysAndANewOneReplacesIt() {
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "42", "appSecret", "first"));

    providers.save(OPERATOR, "pinnwand", Map.of("appId", "43", "appSecret", " "));
    assertThat(secret()).isEqualTo("first");

    providers.save(OPERATOR, "pinnwand", Map.of("appId", "43", "appSecret", "second"));
    assertThat(secret()).isEqualTo("second");
    assertThat(audited.getLast()).isEqualTo("service.saved changed: appSecret");
  }

  @StoreTest
  void refusesWithEveryProblemAndStoresNothing() {
    assertThatThrownBy(
            () -> providers.save(OPERATOR, "pinnwand", Map.of("appId", "x", "colour", "red")))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.INVALID);
              assertThat(refused.problems())
                  .extracting(RequestRefused.FieldProblem::field)
                  .containsExactly("appId", "appSecret", "colour");
            });
    assertThat(providers.settings(OPERATOR, "pinnwand", Optional.empty()).savedAt()).isEmpty();
    assertThat(audited).isEmpty();
  }

  @StoreTest
  void keepsWhatIsHiddenAndOpensAnotherEnvironmentForItsAccounts() {
    providers.save(
        OPERATOR,
        "pinnwand",
        Map.of(
            "environment", "own", "server", "https://own.example", "appId", "1", "appSecret", "s"));
    providers.save(OPERATOR, "pinnwand", Map.of("environment", "live", "appId", "1"));

    assertThat(settings.values("pinnwand").orElseThrow().require("environment")).isEqualTo("live");
    SettingValues own = settings.values("pinnwand", "own").orElseThrow();
    assertThat(own.require("environment")).isEqualTo("own");
    assertThat(own.require("server")).isEqualTo("https://own.example");
    assertThat(settings.values("pinnwand", "gone")).isEmpty();
  }

  @StoreTest
  void everyEnvironmentKeepsItsOwnSettings() {
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "1", "appSecret", "of live"));
    assertThat(ready()).containsExactly("live");
    assertThat(providers.settings(OPERATOR, "pinnwand", Optional.of("own")).values())
        .as("proposed from what was saved last")
        .containsEntry("environment", "own")
        .containsEntry("appId", "1");

    providers.save(
        OPERATOR,
        "pinnwand",
        Map.of(
            "environment", "own", "server", "https://own.example", "appId", "2", "appSecret", "x"));
    assertThat(ready()).containsExactly("live", "own");
    assertThat(settings.values("pinnwand").orElseThrow().require("appId")).isEqualTo("2");
    SettingValues live = settings.values("pinnwand", "live").orElseThrow();
    assertThat(live.require("appId")).isEqualTo("1");
    assertThat(live.secret("appSecret").orElseThrow().expose()).isEqualTo("of live");
    assertThat(live.text("server")).isEmpty();

    providers.save(OPERATOR, "pinnwand", Map.of("environment", "live", "appId", "3"));
    assertThat(settings.values("pinnwand", "own").orElseThrow().secret("appSecret"))
        .map(Secret::expose)
        .contains("x");
    assertThat(settings.values("pinnwand").orElseThrow().secret("appSecret"))
        .map(Secret::expose)
        .contains("of live");
  }

  @StoreTest
  void aBlankSecretOfANewEnvironmentIsACopy() {
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "1", "appSecret", "first"));
    providers.save(
        OPERATOR,
        "pinnwand",
        Map.of("environment", "own", "server", "https://own.example", "appId", "1"));
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "1", "appSecret", "second"));

    assertThat(settings.values("pinnwand", "own").orElseThrow().secret("appSecret"))
        .map(Secret::expose)
        .contains("first");
    assertThat(settings.values("pinnwand", "live").orElseThrow().secret("appSecret"))
        .map(Secret::expose)
        .contains("second");
  }

  @StoreTest
  void keepsWhatWasSavedBeforeEnvironmentsHadSettingsOfTheirOwn() {
    UUID secret = store.write(sql -> vault.seal(sql, "service:pinnwand:appSecret", Secret.of("s")));
    store.change(
        sql -> {
          sql.insertInto(SERVICE_SETTINGS)
              .set(SERVICE_SETTINGS.PROVIDER_ID, "pinnwand")
              .set(SERVICE_SETTINGS.SETTINGS, "{\"appId\":\"7\",\"environment\":\"live\"}")
              .set(SERVICE_SETTINGS.SAVED_AT, Instant.EPOCH)
              .set(SERVICE_SETTINGS.SAVED_BY, "Ada")
              .execute();
          sql.insertInto(SERVICE_SECRET)
              .set(SERVICE_SECRET.PROVIDER_ID, "pinnwand")
              .set(SERVICE_SECRET.SETTING_KEY, "appSecret")
              .set(SERVICE_SECRET.SECRET_ID, secret)
              .execute();
        });
    assertThat(ready()).containsExactly("live");

    providers.save(
        OPERATOR,
        "pinnwand",
        Map.of(
            "environment", "own", "server", "https://own.example", "appId", "2", "appSecret", "x"));

    SettingValues live = settings.values("pinnwand", "live").orElseThrow();
    assertThat(live.require("appId")).isEqualTo("7");
    assertThat(live.secret("appSecret")).map(Secret::expose).contains("s");
    assertThat(ready()).containsExactly("live", "own");
  }

  @StoreTest
  void tellsWhatChangesInAnEnvironment() {
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "1", "appSecret", "s"));

    EnvironmentCheck check = providers.check(OPERATOR, "pinnwand", "own");
    assertThat(check.environment())
        .isEqualTo(new EnvironmentView("own", "Own server", false, false, false));
    assertThat(check.notes()).containsExactly("Only you see it.");
    assertThat(check.accounts()).isZero();
    assertThat(check.elsewhere()).isEmpty();
    assertThatThrownBy(() -> providers.check(OPERATOR, "pinnwand", "gone"))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  private List<String> ready() {
    return providers.get(OPERATOR, "pinnwand").environments().stream()
        .filter(EnvironmentView::ready)
        .map(EnvironmentView::value)
        .toList();
  }

  @StoreTest
  void testsOnlyWhatWasSaved() {
    provider.checking(
        service ->
            List.of(
                new SettingProblem(
                    "appSecret",
                    SettingProblem.Code.REFUSED,
                    "Pinnwand does not know App ID " + service.service().require("appId") + ".")));
    assertThatThrownBy(() -> providers.test(OPERATOR, "pinnwand"))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));

    providers.save(OPERATOR, "pinnwand", Map.of("appId", "42", "appSecret", "hush"));

    assertThat(providers.test(OPERATOR, "pinnwand"))
        .extracting(SettingProblem::message)
        .containsExactly("Pinnwand does not know App ID 42.");
  }

  @StoreTest
  void saysWhenTheNetworkCannotBeReached() {
    providers.save(OPERATOR, "pinnwand", Map.of("appId", "42", "appSecret", "hush"));
    provider.checking(
        service -> {
          throw new NetworkException(NetworkException.Kind.TEMPORARY, "Pinnwand is away.");
        });

    assertThatThrownBy(() -> providers.test(OPERATOR, "pinnwand"))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NETWORK))
        .hasMessage("Pinnwand is away.");
  }

  @StoreTest
  void demandsPermissionAndAKnownNetwork() {
    Caller publisher =
        new Caller(
            new UUID(0, 1), "Eve", new UUID(0, 2), Set.of(Permission.READ), Caller.Origin.SESSION);

    assertThatThrownBy(() -> providers.settings(publisher, "pinnwand", Optional.empty()))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));
    assertThatThrownBy(() -> providers.get(OPERATOR, "unknown"))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  private String secret() {
    return settings.values("pinnwand").orElseThrow().secret("appSecret").orElseThrow().expose();
  }

  private final class ToldEvents implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      told.add(workspace + " " + topic + " " + subject + " " + change);
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      told.add(topic + " " + subject + " " + change);
    }
  }
}

package org.rostrum.scheduler.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsMigration;
import org.rostrum.provider.settings.SettingsMigration.Migrated;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** A new version asks for its settings in another way. */
class SettingsMigrationsTest {
  private static final Caller OPERATOR =
      new Caller(
          new UUID(0, 1),
          "Ada",
          new UUID(0, 2),
          EnumSet.allOf(Permission.class),
          Caller.Origin.SESSION);
  private static final ProviderDescriptor OLD = described("key", "token");
  private static final ProviderDescriptor NEW = described("apiKey", "apiToken");

  private final LiveProviders live = LiveProviders.of(LiveProvider.of(new FakeProvider(OLD)));
  private final VaultedServiceSettings settings;
  private final InstalledProviders providers;
  private final SettingsMigrations migrations;

  SettingsMigrationsTest(Store store, TestClock clock) {
    PlainVault vault = new PlainVault();
    settings = new VaultedServiceSettings(store, vault, live);
    migrations = new SettingsMigrations(store, vault, settings, clock);
    providers =
        new InstalledProviders(
            live,
            settings,
            store,
            vault,
            (sql, who, action, subject, detail) -> {},
            new ProviderNews(live, new Silence()),
            new ProviderCalls(
                (deadline, reach) ->
                    request -> {
                      throw new UnsupportedOperationException();
                    }),
            URI.create("http://localhost:8080/oauth/callback"),
            clock);
  }

  private static ProviderDescriptor described(String text, String secret) {
    return ProviderDescriptor.of("chirp", "Chirp")
        .serviceSettings(
            SettingsSchema.of(
                Setting.of(text, SettingType.TEXT, "Key").required().build(),
                Setting.of(secret, SettingType.SECRET, "Token").required().build()))
        .build();
  }

  private void update(SettingsMigration migration) {
    providers.save(OPERATOR, "chirp", Map.of("key", "k1", "token", "hush"));
    live.put(LiveProvider.of(new FakeProvider(NEW)));
    assertThat(settings.values("chirp")).as("the saved ones do not do any more").isEmpty();
    migrations.bringOver(NEW, Optional.of(migration));
  }

  private static Migrated renamed(Map<String, String> values) {
    return new Migrated(Map.of("apiKey", values.get("key")), Map.of("apiToken", "token"));
  }

  @StoreTest
  void aDeclaredMigrationBringsTextsAndSecretsOver() {
    update((values, secrets) -> renamed(values));

    assertThat(settings.values("chirp"))
        .hasValueSatisfying(
            now -> {
              assertThat(now.require("apiKey")).isEqualTo("k1");
              assertThat(now.secret("apiToken").orElseThrow().expose()).isEqualTo("hush");
            });
  }

  @StoreTest
  void theOlderVersionFindsItsSettingsAgain() {
    update((values, secrets) -> renamed(values));
    live.put(LiveProvider.of(new FakeProvider(OLD)));

    assertThat(settings.values("chirp"))
        .hasValueSatisfying(
            now -> {
              assertThat(now.require("key")).isEqualTo("k1");
              assertThat(now.secret("token").orElseThrow().expose()).isEqualTo("hush");
            });
  }

  @StoreTest
  void whatDoesNotDoEitherIsNotSaved() {
    update((values, secrets) -> new Migrated(Map.of("apiKey", ""), Map.of("apiToken", "nothing")));
    assertThat(settings.values("chirp")).isEmpty();

    live.put(LiveProvider.of(new FakeProvider(OLD)));
    assertThat(settings.values("chirp").orElseThrow().require("key")).isEqualTo("k1");
  }

  @StoreTest
  void aMigrationThatThrowsLeavesTheSettingsAsTheyAre() {
    update(
        (values, secrets) -> {
          throw new StackOverflowError("hush");
        });
    assertThat(settings.values("chirp")).isEmpty();

    live.put(LiveProvider.of(new FakeProvider(OLD)));
    assertThat(settings.values("chirp").orElseThrow().require("key")).isEqualTo("k1");
  }

  private static final class Silence implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {}

    @Override
    public void publishToAll(String topic, String subject, String change) {}
  }
}

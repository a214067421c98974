package org.rostrum.scheduler.hosting;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingsMigration;
import org.rostrum.scheduler.network.FaultTrace;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings saved service settings over to another version of a provider. */
public final class SettingsMigrations {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsMigrations.class);

  private final Store store;
  private final StoredSettings stored;
  private final VaultedServiceSettings settings;
  private final InstantSource clock;

  /** Works on this store. */
  public SettingsMigrations(
      Store store, Vault vault, VaultedServiceSettings settings, InstantSource clock) {
    this.store = store;
    this.stored = new StoredSettings(vault);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asks the version that comes up to bring the settings over, if those that are saved do not do
   * for it.
   *
   * @return whether settings were saved
   */
  public boolean bringOver(ProviderDescriptor descriptor, Optional<SettingsMigration> migration) {
    StoredSettings.Row row = store.read(sql -> stored.find(sql, descriptor.id()));
    boolean wanted = row.savedAt().isPresent() && !settings.problems(descriptor).isEmpty();
    if (!wanted || migration.isEmpty()) {
      return false;
    }
    Optional<SettingsMigration.Migrated> migrated = ask(descriptor, migration.get(), row);
    boolean saved = migrated.isPresent() && save(descriptor, row, migrated.get());
    if (saved) {
      settings.saved(descriptor.id());
    }
    return saved;
  }

  private static Optional<SettingsMigration.Migrated> ask(
      ProviderDescriptor descriptor, SettingsMigration migration, StoredSettings.Row row) {
    try {
      return Optional.ofNullable(migration.migrate(row.values(), row.secretIds().keySet()));
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "The provider {} cannot bring its settings over", descriptor.id(), FaultTrace.of(e));
      return Optional.empty();
    }
  }

  private boolean save(
      ProviderDescriptor descriptor, StoredSettings.Row row, SettingsMigration.Migrated migrated) {
    Map<String, String> all = new HashMap<>(row.values());
    all.putAll(migrated.values());
    Map<String, String> known = new HashMap<>(all);
    known.keySet().retainAll(keys(descriptor));
    Set<String> secrets = new HashSet<>(row.secretIds().keySet());
    migrated
        .secrets()
        .forEach(
            (key, old) -> {
              if (row.secretIds().containsKey(old)) {
                secrets.add(key);
              }
            });
    List<SettingProblem> problems = descriptor.serviceSettings().validate(known, secrets);
    if (!problems.isEmpty()) {
      LOG.warn(
          "The settings that the provider {} made of the saved ones are not complete either: {}",
          descriptor.id(),
          problems.stream().map(SettingProblem::message).toList());
      return false;
    }
    store.change(
        sql -> {
          if (!stored.find(sql, descriptor.id()).equals(row)) {
            return; // somebody has saved meanwhile, and knows better
          }
          Map<String, Secret> opened = stored.open(sql, descriptor.id(), row);
          Map<String, Secret> moved = new HashMap<>();
          migrated
              .secrets()
              .forEach(
                  (key, old) -> Optional.ofNullable(opened.get(old)).ifPresent(s -> moved.put(key, s)));
          stored.save(sql, descriptor.id(), all, moved, clock.instant(), "update of the provider");
        });
    return true;
  }

  private static Set<String> keys(ProviderDescriptor descriptor) {
    Set<String> keys = new HashSet<>();
    descriptor.serviceSettings().settings().forEach(setting -> keys.add(setting.key()));
    return keys;
  }
}

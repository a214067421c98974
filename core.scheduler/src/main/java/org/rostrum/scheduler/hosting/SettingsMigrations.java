package org.rostrum.scheduler.hosting;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Choice;
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
  private static final String WHO = "update of the provider";

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
   * for it; for each environment on its own.
   */
  public void bringOver(ProviderDescriptor descriptor, Optional<SettingsMigration> migration) {
    if (migration.isEmpty()) {
      return;
    }
    SettingsSets sets = store.read(sql -> stored.find(sql, descriptor));
    boolean saved = false;
    for (String environment : environments(descriptor, sets)) {
      if (!VaultedServiceSettings.problems(descriptor, sets, environment).isEmpty()) {
        saved |= bringOver(descriptor, migration.get(), sets.row(environment), environment);
      }
    }
    if (saved) {
      settings.saved(descriptor.id());
    }
  }

  private static List<String> environments(ProviderDescriptor descriptor, SettingsSets sets) {
    if (sets.savedAt().isEmpty()) {
      return List.of();
    }
    return sets.setting()
        .flatMap(descriptor.serviceSettings()::find)
        .map(
            setting -> setting.choices().stream().map(Choice::value).filter(sets::isSaved).toList())
        .orElse(List.of(""));
  }

  private boolean bringOver(
      ProviderDescriptor descriptor,
      SettingsMigration migration,
      SettingsSets.Row row,
      String environment) {
    Optional<SettingsMigration.Migrated> answer = ask(descriptor, migration, row);
    if (answer.isEmpty()) {
      return false;
    }
    Map<String, String> values = new HashMap<>(row.values());
    values.putAll(answer.get().values());
    Map<String, String> secrets = new HashMap<>(answer.get().secrets());
    secrets.values().retainAll(row.secretIds().keySet());
    List<SettingProblem> problems = problems(descriptor, row, values, secrets.keySet());
    if (!problems.isEmpty()) {
      LOG.warn(
          "The settings that the provider {} made of the saved ones are not complete either: {}",
          descriptor.id(),
          problems.stream().map(SettingProblem::message).toList());
      return false;
    }
    store.change(sql -> save(sql, descriptor, environment, row, values, secrets));
    return true;
  }

  private static Optional<SettingsMigration.Migrated> ask(
      ProviderDescriptor descriptor, SettingsMigration migration, SettingsSets.Row row) {
    try {
      return Optional.ofNullable(migration.migrate(row.values(), row.secretIds().keySet()));
    } catch (RuntimeException | Error e) {
      LOG.warn("The provider {} cannot bring its settings over", descriptor.id(), FaultTrace.of(e));
      return Optional.empty();
    }
  }

  private static List<SettingProblem> problems(
      ProviderDescriptor descriptor,
      SettingsSets.Row row,
      Map<String, String> values,
      Set<String> newSecrets) {
    Map<String, String> known = new HashMap<>(values);
    Set<String> keys = new HashSet<>();
    descriptor.serviceSettings().settings().forEach(setting -> keys.add(setting.key()));
    known.keySet().retainAll(keys);
    Set<String> secrets = new HashSet<>(row.secretIds().keySet());
    secrets.addAll(newSecrets);
    return descriptor.serviceSettings().validate(known, secrets);
  }

  private void save(
      DSLContext sql,
      ProviderDescriptor descriptor,
      String environment,
      SettingsSets.Row row,
      Map<String, String> values,
      Map<String, String> secrets) {
    if (!stored.find(sql, descriptor).row(environment).equals(row)) {
      return; // somebody has saved meanwhile, and knows better
    }
    Map<String, Secret> opened = stored.open(sql, descriptor.id(), row);
    Map<String, Secret> moved = new HashMap<>();
    secrets.forEach(
        (key, old) -> Optional.ofNullable(opened.get(old)).ifPresent(s -> moved.put(key, s)));
    stored.save(
        sql,
        descriptor,
        environment,
        new SubmittedSettings(values, moved, List.of()),
        clock.instant(),
        WHO);
  }
}

package org.rostrum.scheduler.hosting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** Reads service settings from the store and checks them against what the provider asks for now. */
public final class VaultedServiceSettings implements ServiceSettings {
  private final Store store;
  private final LiveProviders providers;
  private final StoredSettings stored;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> otherNodes = new CopyOnWriteArrayList<>();

  /** Reads from this store. */
  public VaultedServiceSettings(Store store, Vault vault, LiveProviders providers) {
    this.store = store;
    this.providers = providers;
    this.stored = new StoredSettings(vault);
  }

  @Override
  public Optional<SettingValues> values(String providerId) {
    return providers
        .find(providerId)
        .flatMap(live -> values(live.descriptor(), SettingsSets::chosen));
  }

  @Override
  public Optional<SettingValues> values(String providerId, String environment) {
    return providers
        .find(providerId)
        .map(LiveProvider::descriptor)
        .flatMap(descriptor -> values(descriptor, sets -> environment));
  }

  private Optional<SettingValues> values(
      ProviderDescriptor descriptor, Function<SettingsSets, String> which) {
    return store.read(
        sql -> {
          SettingsSets sets = stored.find(sql, descriptor);
          SettingsSets.Row row = sets.row(which.apply(sets));
          SettingsSchema schema = descriptor.serviceSettings();
          Map<String, String> values = known(schema, row.values());
          if (!schema.validate(values, row.secretIds().keySet()).isEmpty()) {
            return Optional.<SettingValues>empty();
          }
          Map<String, Secret> secrets = stored.open(sql, descriptor.id(), row);
          return Optional.of(SettingValues.of(schema.withDefaults(values), secrets));
        });
  }

  /** What keeps the stored settings from being used; empty if they can be. */
  List<SettingProblem> problems(ProviderDescriptor descriptor) {
    SettingsSets sets = sets(descriptor);
    return problems(descriptor, sets, sets.chosen());
  }

  /** What keeps the settings of one environment from being used. */
  static List<SettingProblem> problems(
      ProviderDescriptor descriptor, SettingsSets sets, String environment) {
    SettingsSets.Row row = sets.row(environment);
    SettingsSchema schema = descriptor.serviceSettings();
    return schema.validate(known(schema, row.values()), row.secretIds().keySet());
  }

  /** Everything stored of a network. */
  SettingsSets sets(ProviderDescriptor descriptor) {
    return store.read(sql -> stored.find(sql, descriptor));
  }

  @Override
  public boolean isReady(String providerId, String environment) {
    return providers
        .find(providerId)
        .map(live -> isReady(live.descriptor(), sets(live.descriptor()), environment))
        .orElse(false);
  }

  /** Whether accounts can be connected in an environment: saved for it, and nothing is missing. */
  static boolean isReady(ProviderDescriptor descriptor, SettingsSets sets, String environment) {
    return (sets.setting().isEmpty() || sets.isSaved(environment))
        && problems(descriptor, sets, environment).isEmpty();
  }

  /** The environments of a network in its own order; empty if it has one only. */
  List<EnvironmentView> environments(ProviderDescriptor descriptor) {
    List<Choice> choices =
        descriptor
            .environmentSetting()
            .flatMap(descriptor.serviceSettings()::find)
            .map(Setting::choices)
            .orElse(List.of());
    if (choices.isEmpty()) {
      return List.of();
    }
    SettingsSets sets = sets(descriptor);
    return choices.stream()
        .map(
            choice ->
                new EnvironmentView(
                    choice.value(),
                    choice.label(),
                    descriptor
                        .environment(choice.value())
                        .map(NetworkEnvironment::live)
                        .orElse(true),
                    isReady(descriptor, sets, choice.value()),
                    choice.value().equals(sets.chosen())))
        .toList();
  }

  @Override
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Calls the listener after this node has saved settings. */
  public void onSavedHere(Consumer<String> listener) {
    otherNodes.add(listener);
  }

  void saved(String providerId) {
    savedElsewhere(providerId);
    otherNodes.forEach(listener -> listener.accept(providerId));
  }

  /** Tells this node that another one has saved settings. */
  public void savedElsewhere(String providerId) {
    listeners.forEach(listener -> listener.accept(providerId));
  }

  /** Leaves out what an older version of the provider asked for. */
  private static Map<String, String> known(SettingsSchema schema, Map<String, String> values) {
    Set<String> keys = new HashSet<>();
    schema.settings().forEach(setting -> keys.add(setting.key()));
    Map<String, String> known = new HashMap<>(values);
    known.keySet().retainAll(keys);
    return known;
  }
}

package org.rostrum.scheduler.hosting;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.Providers;
import org.rostrum.hosting.ServiceSettingsView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.network.ServiceCall;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** The live providers and the stored settings, as the faces see them. */
public final class InstalledProviders implements Providers {
  private final LiveProviders live;
  private final VaultedServiceSettings settings;
  private final StoredSettings stored;
  private final Store store;
  private final Audit audit;
  private final ProviderNews news;
  private final ProviderCalls calls;
  private final URI redirectUri;
  private final InstantSource clock;

  /** Shows these providers; the redirect URI is the same for all of them. */
  public InstalledProviders(
      LiveProviders live,
      VaultedServiceSettings settings,
      Store store,
      Vault vault,
      Audit audit,
      ProviderNews news,
      ProviderCalls calls,
      URI redirectUri,
      InstantSource clock) {
    this.live = live;
    this.settings = settings;
    this.stored = new StoredSettings(vault);
    this.store = store;
    this.audit = audit;
    this.news = news;
    this.calls = calls;
    this.redirectUri = redirectUri;
    this.clock = clock;
  }

  @Override
  public List<ProviderView> list(Caller caller) {
    caller.require(Permission.READ);
    return live.all().stream().map(this::view).toList();
  }

  @Override
  public ProviderView get(Caller caller, String providerId) {
    caller.require(Permission.READ);
    return view(find(providerId));
  }

  @Override
  public ServiceSettingsView settings(
      Caller caller, String providerId, Optional<String> environment) {
    caller.require(Permission.MANAGE_SERVICES);
    ProviderDescriptor descriptor = find(providerId).descriptor();
    environment.ifPresent(value -> environment(descriptor, value));
    SettingsSets sets = settings.sets(descriptor);
    return view(descriptor, sets, environment.orElseGet(sets::chosen));
  }

  @Override
  public EnvironmentCheck check(Caller caller, String providerId, String environment) {
    caller.require(Permission.READ);
    ProviderDescriptor descriptor = find(providerId).descriptor();
    EnvironmentView found = environment(descriptor, environment);
    return store.read(sql -> EnvironmentFacts.of(sql, caller.workspaceId(), descriptor, found));
  }

  private EnvironmentView environment(ProviderDescriptor descriptor, String value) {
    return settings.environments(descriptor).stream()
        .filter(one -> one.value().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND,
                    "environment-not-found",
                    descriptor.name() + " has no such environment. Load the page again."));
  }

  @Override
  public ServiceSettingsView save(Caller caller, String providerId, Map<String, String> values) {
    caller.require(Permission.MANAGE_SERVICES);
    ProviderDescriptor descriptor = find(providerId).descriptor();
    String environment = SubmittedSettings.environment(descriptor, values);
    Map<String, String> given = new HashMap<>(values);
    descriptor.environmentSetting().ifPresent(key -> given.put(key, environment));
    SettingsSets saved =
        store.write(
            sql -> {
              SettingsSets sets = stored.find(sql, descriptor);
              SettingsSets.Row before = sets.row(environment);
              SubmittedSettings now =
                  SubmittedSettings.over(descriptor.serviceSettings(), before, given);
              if (!now.problems().isEmpty()) {
                throw refused(now.problems());
              }
              stored.save(sql, descriptor, environment, now, clock.instant(), caller.name());
              SetupTicks.remove(sql, providerId, SetupTicks.tested(environment));
              audit.record(sql, caller, "service.saved", providerId, changed(sets, before, now));
              return stored.find(sql, descriptor);
            });
    settings.saved(providerId);
    news.settingsSaved(providerId);
    return view(descriptor, saved, environment);
  }

  @Override
  public List<SettingProblem> test(Caller caller, String providerId) {
    caller.require(Permission.MANAGE_SERVICES);
    LiveProvider provider = find(providerId);
    SettingValues service =
        settings
            .values(providerId)
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.CONFLICT,
                        "settings-missing",
                        "Fill in and save the settings of "
                            + provider.descriptor().name()
                            + " first."));
    try {
      List<SettingProblem> problems =
          calls.call(
              provider.descriptor(),
              http -> provider.provider().test(new ServiceCall(service, http)));
      if (problems.isEmpty()) {
        String tested =
            SetupTicks.tested(
                provider.descriptor().environmentSetting().flatMap(service::text).orElse(""));
        store.change(
            sql -> SetupTicks.put(sql, providerId, tested, clock.instant(), caller.name()));
      }
      return problems;
    } catch (NetworkException e) {
      throw NetworkRefusals.of(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private LiveProvider find(String providerId) {
    return live.find(providerId)
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND, "provider-not-found", live.absence(providerId)));
  }

  private ProviderView view(LiveProvider provider) {
    List<SettingProblem> problems = settings.problems(provider.descriptor());
    String reason =
        problems.isEmpty()
            ? ""
            : "Its settings are not complete: "
                + problems.stream().map(SettingProblem::message).collect(Collectors.joining(" "));
    return new ProviderView(
        provider.descriptor(),
        problems.isEmpty() ? ProviderView.State.READY : ProviderView.State.NEEDS_SETTINGS,
        reason,
        provider.bundleName(),
        provider.bundleVersion(),
        settings.environments(provider.descriptor()));
  }

  private ServiceSettingsView view(
      ProviderDescriptor descriptor, SettingsSets sets, String environment) {
    SettingsSets.Row row = sets.row(environment);
    return new ServiceSettingsView(
        descriptor.serviceSettings().withDefaults(row.values()),
        row.secretIds().keySet(),
        redirectUri,
        sets.savedAt());
  }

  private static String changed(SettingsSets sets, SettingsSets.Row row, SubmittedSettings now) {
    Map<String, String> before = new HashMap<>(row.values());
    sets.setting().ifPresent(key -> before.put(key, sets.chosen()));
    TreeSet<String> keys = new TreeSet<>(now.newSecrets().keySet());
    TreeSet<String> all = new TreeSet<>(before.keySet());
    all.addAll(now.values().keySet());
    all.stream()
        .filter(key -> !before.getOrDefault(key, "").equals(now.values().getOrDefault(key, "")))
        .forEach(keys::add);
    return keys.isEmpty() ? "nothing changed" : "changed: " + String.join(", ", keys);
  }

  private static RequestRefused refused(List<SettingProblem> problems) {
    return RequestRefused.invalid(
        "settings-invalid",
        "Some settings need attention.",
        problems.stream()
            .map(
                problem ->
                    new FieldProblem(problem.field(), problem.code().name(), problem.message()))
            .toList());
  }
}

package org.rostrum.scheduler.hosting;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
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
  public ServiceSettingsView settings(Caller caller, String providerId) {
    caller.require(Permission.MANAGE_SERVICES);
    ProviderDescriptor descriptor = find(providerId).descriptor();
    return view(descriptor, store.read(sql -> stored.find(sql, providerId)));
  }

  @Override
  public ServiceSettingsView save(Caller caller, String providerId, Map<String, String> values) {
    caller.require(Permission.MANAGE_SERVICES);
    ProviderDescriptor descriptor = find(providerId).descriptor();
    StoredSettings.Row saved =
        store.write(
            sql -> {
              StoredSettings.Row before = stored.find(sql, providerId);
              SubmittedSettings now =
                  SubmittedSettings.over(descriptor.serviceSettings(), before, values);
              if (!now.problems().isEmpty()) {
                throw refused(now.problems());
              }
              stored.save(
                  sql, providerId, now.values(), now.newSecrets(), clock.instant(), caller.name());
              SetupTicks.remove(sql, providerId, SetupTicks.TESTED);
              audit.record(sql, caller, "service.saved", providerId, changed(before, now));
              return stored.find(sql, providerId);
            });
    settings.saved(providerId);
    news.settingsSaved(providerId);
    return view(descriptor, saved);
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
              provider.descriptor().name(),
              http -> provider.provider().test(new ServiceCall(service, http)));
      if (problems.isEmpty()) {
        store.change(
            sql ->
                SetupTicks.put(sql, providerId, SetupTicks.TESTED, clock.instant(), caller.name()));
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
                    Reason.NOT_FOUND,
                    "provider-not-found",
                    "The network '" + providerId + "' is not installed."));
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
        provider.bundleVersion());
  }

  private ServiceSettingsView view(ProviderDescriptor descriptor, StoredSettings.Row row) {
    return new ServiceSettingsView(
        descriptor.serviceSettings().withDefaults(row.values()),
        row.secretIds().keySet(),
        redirectUri,
        row.savedAt());
  }

  private static String changed(StoredSettings.Row before, SubmittedSettings now) {
    TreeSet<String> keys = new TreeSet<>(now.newSecrets().keySet());
    TreeSet<String> all = new TreeSet<>(before.values().keySet());
    all.addAll(now.values().keySet());
    all.stream()
        .filter(
            key ->
                !before.values().getOrDefault(key, "").equals(now.values().getOrDefault(key, "")))
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

package org.rostrum.scheduler.accounts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rostrum.accounts.AccountView;
import org.rostrum.scheduler.hosting.Environment;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;

/** Accounts as the faces see them. */
final class AccountViews {
  private final LiveProviders providers;
  private final ServiceSettings settings;

  AccountViews(LiveProviders providers, ServiceSettings settings) {
    this.providers = providers;
    this.settings = settings;
  }

  private record Place(String providerId, Environment environment) {}

  AccountView of(AccountRow row) {
    return view(row, trouble(new Place(row.providerId(), row.environment())));
  }

  List<AccountView> ofAll(List<AccountRow> rows) {
    Map<Place, String> troubles = new HashMap<>();
    return rows.stream()
        .map(
            row ->
                view(
                    row,
                    troubles.computeIfAbsent(
                        new Place(row.providerId(), row.environment()), this::trouble)))
        .toList();
  }

  static String notConfigured(Environment environment) {
    return environment.label().isEmpty()
        ? "The network lacks its settings. Fill them in on Services."
        : "The network's settings for "
            + environment.label()
            + ", where this account belongs, are not complete. Check them on Services.";
  }

  /** What keeps every account of a place from being used; empty text if nothing does. */
  private String trouble(Place place) {
    if (providers.find(place.providerId()).isEmpty()) {
      return providers.absence(place.providerId());
    }
    return settings.values(place.providerId(), place.environment().value()).isEmpty()
        ? notConfigured(place.environment())
        : "";
  }

  private AccountView view(AccountRow row, String trouble) {
    AccountView.State state =
        !trouble.isEmpty()
            ? AccountView.State.PROVIDER_UNAVAILABLE
            : row.needsReconnect()
                ? AccountView.State.NEEDS_RECONNECT
                : AccountView.State.CONNECTED;
    return new AccountView(
        row.id(),
        row.providerId(),
        Optional.of(row.environment().label()).filter(label -> !label.isEmpty()),
        row.identity(),
        state,
        trouble.isEmpty() ? row.reason() : trouble,
        row.scopes(),
        row.missingScopes(),
        row.connectedAt(),
        row.accessExpiresAt(),
        row.refreshExpiresAt(),
        home(row));
  }

  /** In the order of the declaration; by key what is not declared, or not now. */
  private List<AccountView.Home> home(AccountRow row) {
    Map<String, String> labels = new LinkedHashMap<>();
    providers
        .find(row.providerId())
        .map(live -> live.descriptor().accountHome().settings())
        .orElseGet(List::of)
        .forEach(setting -> labels.put(setting.key(), setting.label()));
    Map<String, String> home = new TreeMap<>(row.home());
    home.keySet().forEach(key -> labels.putIfAbsent(key, key));
    labels.keySet().retainAll(home.keySet());
    return labels.entrySet().stream()
        .map(
            label ->
                new AccountView.Home(
                    label.getKey(), label.getValue(), home.getOrDefault(label.getKey(), "")))
        .toList();
  }
}

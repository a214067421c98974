package org.rostrum.scheduler.accounts;

import java.util.Optional;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.Environment;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;

/**
 * A provider that can be used to connect accounts now.
 *
 * @param service its settings in the environment in which the account is to be connected
 */
record ProviderAtHand(LiveProvider live, SettingValues service) {

  /**
   * Finds it for what is to be connected. An account that is connected again stays in its own
   * environment; a new one goes only where settings were saved.
   *
   * @param known the account that is connected again
   * @throws RequestRefused NOT_FOUND, INVALID if another environment is asked for than the
   *     account's, CONFLICT if service settings are missing
   */
  static ProviderAtHand find(
      LiveProviders providers,
      ServiceSettings settings,
      ConnectTarget target,
      Optional<AccountRow> known) {
    Optional<Environment> own = known.map(AccountRow::environment);
    Optional<String> wanted = target.environment();
    if (own.isPresent() && wanted.isPresent() && !wanted.get().equals(own.get().value())) {
      throw RequestRefused.of(
          Reason.INVALID,
          "environment-mismatch",
          "The account belongs to "
              + own.get().label()
              + " and is connected again there. To use it in another environment, connect it as a"
              + " new account.");
    }
    ProviderAtHand at =
        find(
            providers, settings, target.providerId(), own.map(Environment::value).or(() -> wanted));
    if (own.isEmpty() && wanted.isPresent()) {
      checkReady(settings, at, wanted.get());
    }
    return at;
  }

  private static void checkReady(ServiceSettings settings, ProviderAtHand at, String environment) {
    if (!settings.isReady(at.live().id(), environment)) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "settings-missing",
          "Nothing was saved on Services for "
              + Environment.chosen(at.live().descriptor(), at.service()).label()
              + " yet. Choose it there, look at what it needs, and save.");
    }
  }

  /**
   * Finds it, for a new account or for one that belongs to an environment already.
   *
   * @throws RequestRefused NOT_FOUND, CONFLICT if it lacks its service settings
   */
  static ProviderAtHand find(
      LiveProviders providers,
      ServiceSettings settings,
      String providerId,
      Optional<String> environment) {
    LiveProvider live =
        providers
            .find(providerId)
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.NOT_FOUND, "provider-not-found", providers.absence(providerId)));
    SettingValues service =
        environment
            .map(value -> settings.values(providerId, value))
            .orElseGet(() -> settings.values(providerId))
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.CONFLICT,
                        "settings-missing",
                        "The settings of "
                            + live.descriptor().name()
                            + environment
                                .filter(value -> !value.isEmpty())
                                .map(value -> " for " + value)
                                .orElse("")
                            + " are not complete. Fill them in on Services first."));
    return new ProviderAtHand(live, service);
  }

  String name() {
    return live.descriptor().name();
  }
}

package org.rostrum.scheduler.accounts;

import java.util.Optional;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.settings.SettingValues;
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
                        Reason.NOT_FOUND,
                        "provider-not-found",
                        "The network '" + providerId + "' is not installed."));
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

package org.rostrum.scheduler.hosting;

import java.util.Optional;
import java.util.function.Consumer;
import org.rostrum.provider.settings.SettingValues;

/** The operator's settings of each network, checked and with secrets opened. */
public interface ServiceSettings {
  /**
   * Opens the settings in force.
   *
   * @return the values; empty if the provider is not installed or its settings are not complete
   */
  Optional<SettingValues> values(String providerId);

  /**
   * Opens the settings as they are for one environment, whatever environment is chosen now: an
   * account stays in the one in which it was connected.
   *
   * @param environment a value of the provider's environment setting; empty text if it has none
   * @return the values, borrowed from the environment chosen now if none were saved for this one;
   *     empty as above, or if the environment can no longer be chosen
   */
  Optional<SettingValues> values(String providerId, String environment);

  /**
   * Whether accounts can be connected in an environment: settings were saved for it, and are
   * complete.
   *
   * @param environment a value of the provider's environment setting; empty text if it has none
   */
  default boolean isReady(String providerId, String environment) {
    return values(providerId, environment).isPresent();
  }

  /** Calls the listener after the settings of a provider (its id) were saved. */
  void onChange(Consumer<String> listener);
}

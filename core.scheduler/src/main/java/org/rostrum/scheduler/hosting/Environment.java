package org.rostrum.scheduler.hosting;

import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.SettingValues;

/**
 * Which of a network's environments (live, sandbox …) something belongs to.
 *
 * @param value of the provider's environment setting; empty text if the network has one only
 * @param label the value's name for people; empty text if the network has one only
 */
public record Environment(String value, String label) {
  /** Of a network that has one only. */
  public static final Environment ONLY = new Environment("", "");

  /** Reads the environment that the settings choose. */
  public static Environment chosen(ProviderDescriptor descriptor, SettingValues service) {
    return descriptor
        .environmentSetting()
        .flatMap(service::text)
        .map(value -> new Environment(value, label(descriptor, value)))
        .orElse(ONLY);
  }

  private static String label(ProviderDescriptor descriptor, String value) {
    return descriptor
        .environmentSetting()
        .flatMap(key -> descriptor.serviceSettings().find(key))
        .flatMap(
            setting ->
                setting.choices().stream()
                    .filter(choice -> choice.value().equals(value))
                    .map(Choice::label)
                    .findFirst())
        .orElse(value);
  }
}

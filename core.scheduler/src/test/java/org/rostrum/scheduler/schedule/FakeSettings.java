package org.rostrum.scheduler.schedule;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.ServiceSettings;

/** Service settings that are there or not. */
final class FakeSettings implements ServiceSettings {
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  volatile boolean configured = true;

  void configure() {
    configured = true;
    listeners.forEach(listener -> listener.accept(FakeNetwork.ID));
  }

  @Override
  public Optional<SettingValues> values(String providerId) {
    return configured ? Optional.of(SettingValues.empty()) : Optional.empty();
  }

  @Override
  public Optional<SettingValues> values(String providerId, String environment) {
    return values(providerId);
  }

  @Override
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }
}

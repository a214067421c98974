package org.rostrum.provider;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.provider.settings.SettingValues;

/** What a provider is handed for a call that concerns the network as a whole. */
@ProviderType
public interface ServiceContext {
  /**
   * The operator's settings, checked.
   *
   * @return the values, secrets opened
   */
  SettingValues service();

  /**
   * The client for every call to the network.
   *
   * @return a client that ends at this call's deadline
   */
  NetworkClient http();
}

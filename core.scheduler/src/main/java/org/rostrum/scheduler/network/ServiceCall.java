package org.rostrum.scheduler.network;

import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.settings.SettingValues;

/** What a provider is handed for a call that concerns the network as a whole. */
public record ServiceCall(SettingValues service, NetworkClient http) implements ServiceContext {}

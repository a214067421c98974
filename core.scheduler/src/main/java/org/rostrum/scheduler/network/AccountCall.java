package org.rostrum.scheduler.network;

import java.util.Optional;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** What a provider is handed for a reading call on behalf of an account. */
public record AccountCall(
    SettingValues service, NetworkClient http, Optional<String> remoteId, AccountAccess access)
    implements AccountContext {
  @Override
  public SettingValues home() {
    return access.home();
  }

  @Override
  public Secret accessToken() {
    return access.token();
  }

  @Override
  public NetworkClient asAccount() {
    return access.over(http);
  }
}

package org.rostrum.scheduler.published;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.posts.PostsBench;

/** Every account can be used. */
final class OpenSessions implements AccountSessions {
  @Override
  public AccountSession open(UUID accountId) {
    return new AccountSession(
        accountId, PostsBench.NETWORK, "ada", Secret.of("token"), SettingValues.empty(), 1);
  }

  @Override
  public AccountSession refreshed(AccountSession rejected) {
    return rejected;
  }

  @Override
  public void needsReconnect(UUID accountId, String reason, Set<String> missingScopes) {
    throw new AssertionError("No scope is missing");
  }

  @Override
  public void onChange(Consumer<UUID> listener) {
    // Nothing changes.
  }
}

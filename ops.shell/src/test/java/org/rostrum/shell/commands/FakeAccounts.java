package org.rostrum.shell.commands;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.Secret;

/** Accounts that can only be listed. */
record FakeAccounts(List<AccountView> accounts) implements Accounts {
  @Override
  public List<AccountView> list(Caller caller) {
    return List.copyOf(accounts);
  }

  @Override
  public AccountView get(Caller caller, UUID accountId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ConnectOption> options(Caller caller, ConnectTarget target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public URI beginConsent(
      Caller caller,
      ConnectTarget target,
      Secret browser,
      String returnPath,
      Map<String, Secret> fields) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String clientMetadata(String providerId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConnectResult completeConsent(
      Caller caller, Secret browser, Map<String, String> parameters) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConnectResult connect(
      Caller caller,
      ConnectTarget target,
      ConnectOption.Method method,
      Map<String, Secret> fields) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void disconnect(Caller caller, UUID accountId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ChoicePage choices(
      Caller caller,
      UUID accountId,
      String setting,
      String search,
      Optional<String> cursor,
      int limit,
      Map<String, String> options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Choice createChoice(
      Caller caller, UUID accountId, String setting, String label, Map<String, String> options) {
    throw new UnsupportedOperationException();
  }
}

package org.rostrum.web.admin.fakes;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingsSchema;

/** One account, and a consent flow that remembers who began it. */
public final class FakeAccounts implements Accounts {
  public static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-0000000000ac");

  public final List<String> browsers = new CopyOnWriteArrayList<>();
  public final List<Map<String, String>> callbacks = new CopyOnWriteArrayList<>();
  public final List<ConnectTarget> targets = new CopyOnWriteArrayList<>();
  public final List<Map<String, Secret>> filledIn = new CopyOnWriteArrayList<>();
  public volatile String returnPath = "/accounts";

  @Override
  public List<AccountView> list(Caller caller) {
    return List.of(account());
  }

  public static AccountView account() {
    return new AccountView(
        ACCOUNT,
        "pinterest",
        Optional.of("Sandbox"),
        new AccountIdentity(
            "17",
            "Ada's pins",
            "ada",
            Optional.of(URI.create("javascript:alert(1)")),
            Optional.empty()),
        AccountView.State.CONNECTED,
        "",
        Set.of("pins:write", "boards:read"),
        Set.of(),
        Instant.parse("2026-11-01T10:00:00Z"),
        Optional.empty(),
        Optional.empty(),
        List.of(new AccountView.Home("server", "Server", "https://pds.example")));
  }

  @Override
  public AccountView get(Caller caller, UUID accountId) {
    if (!accountId.equals(ACCOUNT)) {
      throw RequestRefused.of(
          RequestRefused.Reason.NOT_FOUND, "account-not-found", "There is no such account.");
    }
    return account();
  }

  @Override
  public List<ConnectOption> options(Caller caller, ConnectTarget target) {
    return List.of(
        new ConnectOption(ConnectOption.Method.CONSENT, "Sign in", "", SettingsSchema.empty()));
  }

  @Override
  public URI beginConsent(
      Caller caller,
      ConnectTarget target,
      Secret browser,
      String returnPathWanted,
      Map<String, Secret> fields) {
    targets.add(target);
    filledIn.add(fields);
    browsers.add(browser.expose());
    returnPath = returnPathWanted;
    return URI.create("https://network.example/consent?state=s1");
  }

  @Override
  public String clientMetadata(String providerId) {
    if (!providerId.equals("chirp")) {
      throw RequestRefused.of(
          RequestRefused.Reason.NOT_FOUND, "client-not-described", "Not for this network.");
    }
    return "{\"client_id\":\"https://rostrum.example/oauth/client/chirp.json\"}";
  }

  @Override
  public ConnectResult completeConsent(
      Caller caller, Secret browser, Map<String, String> parameters) {
    callbacks.add(parameters);
    if (!"s1".equals(parameters.get("state"))) {
      throw RequestRefused.of(
          RequestRefused.Reason.INVALID, "state-unknown", "Unknown state & <b>more</b>.");
    }
    return new ConnectResult(account(), true, returnPath);
  }

  @Override
  public ConnectResult connect(
      Caller caller,
      ConnectTarget target,
      ConnectOption.Method method,
      Map<String, Secret> fields) {
    targets.add(target);
    filledIn.add(fields);
    return new ConnectResult(account(), false, "/accounts");
  }

  @Override
  public void disconnect(Caller caller, UUID accountId) {
    get(caller, accountId);
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
    return new ChoicePage(
        List.of(Choice.of("b1", setting + ":" + search + ":" + options)), Optional.of("c2"));
  }

  @Override
  public Choice createChoice(
      Caller caller, UUID accountId, String setting, String label, Map<String, String> options) {
    return Choice.of("b9", label);
  }
}

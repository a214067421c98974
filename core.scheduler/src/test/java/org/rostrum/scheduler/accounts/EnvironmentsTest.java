package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.BROWSER;
import static org.rostrum.scheduler.accounts.AccountsBench.person;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreExtension;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Accounts of two environments side by side: each is called in its own and in no other. */
@ExtendWith(StoreExtension.class)
final class EnvironmentsTest {
  private final AccountsBench bench;

  EnvironmentsTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
    bench.saved("sandbox");
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void theSamePersonIsTwoAccountsAndEachKeepsItsEnvironment() throws Exception {
    bench.saved("live");
    bench.saved("sandbox");
    AccountView tried = paste("sandbox-token", in("sandbox"));
    AccountView live = paste("live-token", in("live"));

    assertThat(tried.environment()).contains("Sandbox");
    assertThat(live.environment()).contains("Live");
    assertThat(live.id()).isNotEqualTo(tried.id());
    for (String chosen : new String[] {"sandbox", "live"}) {
      bench.saved(chosen);
      assertThat(environmentOf(tried)).isEqualTo("sandbox");
      assertThat(environmentOf(live)).isEqualTo("live");
      assertThat(bench.sessions().open(live.id()).accessToken().expose()).isEqualTo("live-token");
    }
  }

  @StoreTest
  void consentIsGivenInTheEnvironmentThatWasNamed() {
    bench.saved("live");
    bench.saved("sandbox");
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    URI page = bench.accounts().beginConsent(ADA, in("live"), BROWSER, "/accounts", Map.of());
    assertThat(page.toString()).startsWith("https://pinnwand.example/consent?theme=live&");
    Map<String, String> answer = Map.of("state", AccountsBench.state(page), "code", "the-code");
    assertThat(bench.accounts().completeConsent(ADA, BROWSER, answer).account().environment())
        .contains("Live");
  }

  @StoreTest
  void nobodyConnectsWhereNothingWasSaved() {
    assertThatThrownBy(() -> paste("live-token", in("live")))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
        .hasMessageContaining("Nothing was saved on Services for Live yet.");
    assertThatThrownBy(() -> bench.accounts().options(ADA, in("moon")))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void anAccountIsConnectedAgainWhereItBelongs() {
    bench.saved("live");
    AccountView live = paste("live-token", in("live"));
    bench.saved("sandbox");

    AccountView again = paste("live-token", again(live, Optional.empty()));
    assertThat(again.environment()).contains("Live");
    assertThat(again.id()).isEqualTo(live.id());
    assertThatThrownBy(() -> paste("live-token", again(live, Optional.of("sandbox"))))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID))
        .hasMessageContaining("belongs to Live");
  }

  @StoreTest
  void whatStaysElsewhereIsToldBeforeAnEnvironmentIsUsed() {
    bench.saved("live");
    AccountView tried = paste("sandbox-token", in("sandbox"));

    EnvironmentCheck before = bench.installed().check(ADA, "pinnwand", "live");
    assertThat(before.accounts()).isZero();
    assertThat(before.elsewhere())
        .containsExactly(new EnvironmentCheck.Elsewhere(tried.id(), "Berta", "Sandbox", 0, false));

    paste("live-token", in("live"));
    EnvironmentCheck after = bench.installed().check(ADA, "pinnwand", "live");
    assertThat(after.accounts()).isEqualTo(1);
    assertThat(after.elsewhere())
        .containsExactly(new EnvironmentCheck.Elsewhere(tried.id(), "Berta", "Sandbox", 0, true));
    assertThat(after.moreElsewhere()).isZero();
  }

  private AccountView paste(String token, ConnectTarget target) {
    bench.people.put(token, person("42", "Berta"));
    return bench
        .accounts()
        .connect(ADA, target, ConnectOption.Method.TOKEN, Map.of("token", Secret.of(token)))
        .account();
  }

  private String environmentOf(AccountView account) throws Exception {
    return bench.sessions().open(account.id()).service().require("environment");
  }

  private static ConnectTarget in(String environment) {
    return new ConnectTarget("pinnwand", Optional.empty(), Optional.of(environment));
  }

  private static ConnectTarget again(AccountView account, Optional<String> environment) {
    return new ConnectTarget("pinnwand", Optional.of(account.id()), environment);
  }
}

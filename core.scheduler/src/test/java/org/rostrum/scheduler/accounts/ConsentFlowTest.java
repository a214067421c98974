package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.BROWSER;
import static org.rostrum.scheduler.accounts.AccountsBench.person;
import static org.rostrum.scheduler.store.jooq.Tables.AUTHORIZATION_STATE;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.access.Caller;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class ConsentFlowTest {
  private final AccountsBench bench;

  ConsentFlowTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void connectsAnAccount() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    URI page =
        bench
            .accounts()
            .beginConsent(
                ADA, AccountsBench.target(Optional.empty()), BROWSER, "/accounts", Map.of());

    assertThat(page.toString())
        .startsWith("https://pinnwand.example/consent?theme=sandbox&")
        .contains("scope=boards%3Aread%2Cpins%3Awrite");
    Map<String, String> query = FakeNetwork.form(page.getRawQuery());
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "app-1")
        .containsEntry("redirect_uri", AccountsBench.REDIRECT.toString())
        .containsEntry("prompt", "consent")
        .containsEntry("code_challenge_method", "S256");
    assertThat(query.get("state")).hasSize(43);

    ConnectResult result =
        bench
            .accounts()
            .completeConsent(ADA, BROWSER, Map.of("state", query.get("state"), "code", "the-code"));

    assertThat(result.fresh()).isTrue();
    assertThat(result.returnPath()).isEqualTo("/accounts");
    AccountView account = result.account();
    assertThat(account.state()).isEqualTo(AccountView.State.CONNECTED);
    assertThat(account.environment()).contains("Sandbox");
    assertThat(account.identity().displayName()).isEqualTo("Berta");
    assertThat(account.scopes()).containsExactlyInAnyOrder("boards:read", "pins:write");
    assertThat(account.missingScopes()).isEmpty();
    assertThat(account.accessExpiresAt()).contains(bench.clock.instant().plus(Duration.ofHours(1)));
    assertThat(bench.events).containsExactly("account connected");
    assertThat(bench.audited).containsExactly("account.connected Pinnwand: Berta (berta)");

    Map<String, String> form = bench.network.asked().getFirst().form();
    assertThat(form)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "the-code")
        .containsEntry("redirect_uri", AccountsBench.REDIRECT.toString());
    assertThat(Digests.sha256Base64Url(form.getOrDefault("code_verifier", "")))
        .isEqualTo(query.get("code_challenge"));
  }

  @StoreTest
  void keepsNoStateOrTokenInTheClear() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    URI page =
        bench
            .accounts()
            .beginConsent(
                ADA, AccountsBench.target(Optional.empty()), BROWSER, "/accounts", Map.of());

    bench.store.change(
        sql ->
            assertThat(sql.selectFrom(AUTHORIZATION_STATE).fetch().toString())
                .doesNotContain(AccountsBench.state(page))
                .doesNotContain(BROWSER.expose()));
  }

  @StoreTest
  void refusesTheStateInAnotherBrowserAndKeepsItForTheRightOne() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    String state = begin();

    refused(Reason.INVALID, "state-unknown", () -> complete(Secret.of("x".repeat(43)), state));
    assertThat(bench.network.asked()).isEmpty();

    assertThat(complete(BROWSER, state).fresh()).isTrue();
  }

  @StoreTest
  void refusesTheStateForAnotherPerson() {
    String state = begin();
    Caller other =
        new Caller(
            new UUID(0, 9), "Eve", ADA.workspaceId(), ADA.permissions(), Caller.Origin.SESSION);

    refused(
        Reason.INVALID,
        "state-unknown",
        () ->
            bench.accounts().completeConsent(other, BROWSER, Map.of("state", state, "code", "c")));
  }

  @StoreTest
  void takesAStateOnce() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    String state = begin();
    complete(BROWSER, state);

    refused(Reason.INVALID, "state-unknown", () -> complete(BROWSER, state));
    assertThat(bench.network.asked()).hasSize(1);
  }

  @StoreTest
  void refusesALateState() {
    String state = begin();
    bench.clock.advance(AuthorizationStates.LIFETIME);

    refused(Reason.INVALID, "state-unknown", () -> complete(BROWSER, state));
    refused(Reason.INVALID, "state-unknown", () -> complete(BROWSER, "never-given-out"));
    assertThat(bench.network.asked()).isEmpty();
  }

  @StoreTest
  void saysThatThePersonSaidNo() {
    String state = begin();

    refused(
        Reason.FORBIDDEN,
        "consent-denied",
        () ->
            bench
                .accounts()
                .completeConsent(ADA, BROWSER, Map.of("state", state, "error", "access_denied")));
    refused(Reason.INVALID, "state-unknown", () -> complete(BROWSER, state));
  }

  @StoreTest
  void refreshesAKnownIdentityInsteadOfAddingItTwice() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    UUID first = bench.connect().account().id();
    bench.grants("access-2", "refresh-2", person("42", "Berta B."));

    ConnectResult again = bench.connect();

    assertThat(again.fresh()).isFalse();
    assertThat(again.account().id()).isEqualTo(first);
    assertThat(again.account().identity().displayName()).isEqualTo("Berta B.");
    assertThat(bench.accounts().list(ADA)).hasSize(1);
    assertThat(secrets()).isEqualTo(2);
  }

  @StoreTest
  void refusesToReconnectAsSomebodyElseWithBothNames() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    UUID berta = bench.connect().account().id();
    bench.grants("access-2", "refresh-2", person("43", "Carla"));

    assertThatThrownBy(() -> bench.connect(Optional.of(berta)))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.CONFLICT);
              assertThat(e.code()).isEqualTo("account-mismatch");
            })
        .hasMessageContaining("Berta")
        .hasMessageContaining("Carla");
    assertThat(bench.accounts().list(ADA)).hasSize(1);
  }

  @StoreTest
  void namesScopesThatWereNotGranted() {
    bench.people.put("access-1", person("42", "Berta"));
    bench.network.answering(
        200, FakeNetwork.json("{'access_token':'access-1','scope':'boards:read'}"));

    assertThat(bench.connect().account().missingScopes()).containsExactly("pins:write");
  }

  @StoreTest
  void reconnectsInTheAccountsOwnEnvironment() {
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    UUID berta = bench.connect().account().id();
    bench.environment("live");

    URI page =
        bench
            .accounts()
            .beginConsent(
                ADA, AccountsBench.target(Optional.of(berta)), BROWSER, "/accounts", Map.of());

    assertThat(page.toString()).contains("theme=sandbox");
    assertThat(bench.connect().account().id()).isNotEqualTo(berta);
    assertThat(bench.accounts().list(ADA)).hasSize(2);
  }

  @StoreTest
  void leaksNeitherCodeNorSecretWhenTheExchangeFails() {
    for (String error : new String[] {"invalid_grant", "invalid_client", "server_error"}) {
      bench.network.answering(
          400,
          FakeNetwork.json(
              "{'error':'" + error + "','error_description':'the-code of app-secret-value'}"));
      assertThatThrownBy(bench::connect)
          .isInstanceOf(RequestRefused.class)
          .hasMessageContaining("Pinnwand")
          .hasMessageNotContaining("the-code")
          .hasMessageNotContaining("app-secret");
    }
    assertThat(secrets()).isZero();
  }

  @StoreTest
  void returnsOnlyToPagesOfThisInstallation() {
    for (String path :
        new String[] {
          "https://evil.example/",
          "//evil.example",
          "/\\evil.example",
          "accounts",
          "",
          "/a\nb",
          "/\t/evil.example",
          "javascript:alert(1)"
        }) {
      refused(
          Reason.INVALID,
          "return-path-invalid",
          () ->
              bench
                  .accounts()
                  .beginConsent(
                      ADA, AccountsBench.target(Optional.empty()), BROWSER, path, Map.of()));
    }
  }

  @StoreTest
  void removesConsentsThatWereNeverFinished() throws Exception {
    begin();
    assertThat(secrets()).isOne();
    bench.clock.advance(Duration.ofMinutes(11));

    bench.services.refresher().look();

    assertThat(secrets()).isZero();
  }

  private String begin() {
    return AccountsBench.state(
        bench
            .accounts()
            .beginConsent(
                ADA, AccountsBench.target(Optional.empty()), BROWSER, "/accounts", Map.of()));
  }

  private ConnectResult complete(Secret browser, String state) {
    return bench
        .accounts()
        .completeConsent(ADA, browser, Map.of("state", state, "code", "the-code"));
  }

  private int secrets() {
    return bench.store.read(sql -> sql.fetchCount(VAULT_SECRET));
  }

  private static void refused(Reason reason, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }
}

package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.BROWSER;
import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.AUTHORIZATION_STATE;
import static org.rostrum.scheduler.store.jooq.Tables.CLIENT_KEY;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.network.AccountCall;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.Reach;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Sign-in at a server that is found for the account, against one that takes nothing on trust. */
class FoundServerTest {
  private static final SettingsSchema HOME =
      SettingsSchema.of(Setting.of("server", SettingType.URI, "Server").required().build());
  private static final SettingsSchema FIELDS =
      SettingsSchema.of(
          Setting.of("handle", SettingType.TEXT, "Handle").required().maxLength(100).build());
  private static final JsonMapper JSON = new JsonMapper();

  private final AccountsBench bench;
  private final StrictServer server;
  private final StrictServer stranger;
  private final AccountServices atThisMachine;

  /** How often the provider was asked how accounts are connected. */
  private final AtomicInteger waysAsked = new AtomicInteger();

  /** Who the server says its token is of; empty if it says the truth. */
  private Optional<String> claimed = Optional.empty();

  FoundServerTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
    server = new StrictServer(() -> bench.accounts().clientMetadata("chirp"));
    stranger = new StrictServer(() -> bench.accounts().clientMetadata("chirp"));
    atThisMachine = bench.services(store, URI.create("http://localhost:8080"));
    install(new Servers());
  }

  @AfterEach
  void close() {
    atThisMachine.close();
    server.close();
    stranger.close();
    bench.close();
  }

  private void install(AuthorizationServerSource servers) {
    FakeProvider provider =
        new FakeProvider(ProviderDescriptor.of("chirp", "Chirp").accountHome(HOME).build())
            .authorizing(
                service -> {
                  waysAsked.incrementAndGet();
                  return List.of(
                      new DiscoveredOAuth2(FIELDS, "Your handle.", List.of("chirp", "write")));
                })
            .identifying(this::identify);
    bench.providers.put(
        new LiveProvider(
            provider.descriptor(),
            provider,
            Optional.empty(),
            Optional.empty(),
            Optional.of(servers),
            Optional.empty(),
            Optional.empty(),
            "org.example.chirp",
            "1.0.0"));
  }

  private AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    HttpResponse<String> answer = call(account);
    if (answer.statusCode() != 200) {
      throw new NetworkException(Kind.TOKEN_REJECTED, "Chirp does not take the token.");
    }
    try {
      String subject = claimed.orElse(JSON.readTree(answer.body()).path("sub").asText());
      return AccountsBench.person(subject, subject.replace("did:plc:", ""));
    } catch (IOException e) {
      throw new NetworkException(Kind.TEMPORARY, "Chirp said nonsense.");
    }
  }

  private static HttpResponse<String> call(AccountContext account)
      throws NetworkException, InterruptedException {
    try {
      URI home = account.home().uri("server").orElseThrow();
      return account
          .asAccount()
          .send(HttpRequest.newBuilder(URI.create(home + "/api?page=1")).build());
    } catch (IOException e) {
      throw new NetworkException(Kind.TEMPORARY, String.valueOf(e.getMessage()));
    }
  }

  /** Knows the handles berta and carla on one server, and mallory on another. */
  private final class Servers implements AuthorizationServerSource {
    @Override
    public AuthorizationServer find(ServiceContext context, SettingValues fields)
        throws NetworkException {
      String handle = fields.require("handle");
      if (handle.equals("nobody")) {
        throw new NetworkException(Kind.REFUSED, "There is no account 'nobody'.");
      }
      return new AuthorizationServer(
          handle.equals("mallory") ? stranger.issuer() : server.issuer(),
          handle.equals("anybody") ? Optional.empty() : Optional.of("did:plc:" + handle),
          Map.of("login_hint", handle));
    }

    @Override
    public Map<String, String> home(ServiceContext context, URI issuer, String subject)
        throws NetworkException {
      URI right = subject.equals("did:plc:mallory") ? stranger.issuer() : server.issuer();
      if (!issuer.equals(right)) {
        throw new NetworkException(Kind.REFUSED, "That server does not speak for " + subject + ".");
      }
      return Map.of("server", issuer.toString());
    }
  }

  private static URI begin(Accounts accounts, String handle, Optional<UUID> reconnect) {
    return accounts.beginConsent(
        ADA,
        new ConnectTarget("chirp", reconnect, Optional.empty()),
        BROWSER,
        "/accounts",
        Map.of("handle", Secret.of(handle)));
  }

  private ConnectResult connect(Accounts accounts, String handle) {
    URI page = begin(accounts, handle, Optional.empty());
    return accounts.completeConsent(ADA, BROWSER, server.consent(page));
  }

  private UUID connected() {
    return connect(bench.accounts(), "berta").account().id();
  }

  private HttpResponse<String> callAs(UUID account) throws Exception {
    AccountSession session = bench.sessions().open(account);
    return call(
        new AccountCall(
            session.service(),
            bench.clients.until(Deadline.in(Duration.ofSeconds(20)), Reach.GUARDED),
            Optional.of(session.remoteId()),
            session.access()));
  }

  @StoreTest
  void connectsAnAccountAtTheServerThatWasFound() throws Exception {
    ConnectResult result = connect(bench.accounts(), "berta");

    assertThat(result.fresh()).isTrue();
    assertThat(result.account().identity().remoteId()).isEqualTo("did:plc:berta");
    assertThat(result.account().scopes()).containsExactlyInAnyOrder("chirp", "write");
    assertThat(result.account().missingScopes()).isEmpty();
    assertThat(callAs(result.account().id()).body()).contains("did:plc:berta");
    assertThat(bench.sessions().open(result.account().id()).access().home().require("server"))
        .isEqualTo(server.issuer().toString());
    assertThat(bench.store.<Integer>read(sql -> sql.fetchCount(AUTHORIZATION_STATE))).isZero();
  }

  @StoreTest
  void asksForTheFieldsAndSaysWhichIsWrong() {
    assertThat(bench.accounts().options(ADA, ConnectTarget.of("chirp")))
        .singleElement()
        .satisfies(
            option -> {
              assertThat(option.method()).isEqualTo(ConnectOption.Method.CONSENT);
              assertThat(option.fields()).isEqualTo(FIELDS);
            });
    for (String handle : List.of("", "nobody")) {
      assertThatThrownBy(() -> begin(bench.accounts(), handle, Optional.empty()))
          .isInstanceOfSatisfying(
              RequestRefused.class,
              e -> {
                assertThat(e.reason()).isEqualTo(RequestRefused.Reason.INVALID);
                assertThat(e.problems())
                    .singleElement()
                    .matches(one -> one.field().equals("handle"));
              });
    }
  }

  @StoreTest
  void goesOnWithTheNonceThatTheServerWants() throws Exception {
    UUID account = connected();
    server.changeNonce();
    server.log.clear();

    assertThat(callAs(account).statusCode()).isEqualTo(200);
    assertThat(callAs(account).statusCode()).isEqualTo(200);

    assertThat(server.log).containsExactly("/api use_dpop_nonce", "/api", "/api");
  }

  @StoreTest
  void repeatsNothingThatWasRefusedForAnotherReason() throws Exception {
    UUID account = connected();
    server.forgetAccessTokens();
    server.log.clear();

    assertThat(callAs(account).statusCode()).isEqualTo(401);

    assertThat(server.log).containsExactly("/api invalid_token");
  }

  @StoreTest
  void refreshesAndRotatesWithTheKeyOfTheAccount() throws Exception {
    UUID account = connected();
    for (int round = 0; round < 3; round++) {
      bench.letTokenEnd();
      server.changeNonce();
      assertThat(callAs(account).statusCode()).isEqualTo(200);
    }
    assertThat(server.log).doesNotContain("/token invalid_grant");
  }

  @StoreTest
  void isReadAheadWithItsKeyAndItsHome() throws Exception {
    UUID account = connected();
    bench.sessions().prepare(List.of(account));
    bench.store.change(
        sql -> sql.update(ACCOUNT).set(ACCOUNT.ACCESS_SECRET, (UUID) null).execute());

    AccountSession session = bench.sessions().open(account, 1);

    assertThat(session.access().proof()).isPresent();
    assertThat(session.access().home().require("server")).isEqualTo(server.issuer().toString());
  }

  @StoreTest
  void refreshesOnceHoweverManyAsk() throws Exception {
    UUID account = connected();
    bench.letTokenEnd();
    server.log.clear();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          java.util.stream.IntStream.range(0, 16)
              .mapToObj(one -> threads.submit(() -> callAs(account).statusCode()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(server.log).filteredOn("/token"::equals).hasSize(1);
  }

  @StoreTest
  void refusesAnAnswerOfAnotherServer() {
    URI page = begin(bench.accounts(), "berta", Optional.empty());
    Map<String, String> answer = server.consent(page);
    answer.put("iss", stranger.issuer().toString());
    assertRefused(answer, "issuer-mismatch");

    Map<String, String> silent = server.consent(begin(bench.accounts(), "berta", Optional.empty()));
    silent.remove("iss");
    assertRefused(silent, "issuer-mismatch");
    assertThat(server.log).doesNotContain("/token");
  }

  @StoreTest
  void refusesTheConsentOfSomebodyElseThanWasNamed() {
    server.subject = "did:plc:carla";
    assertRefused(
        server.consent(begin(bench.accounts(), "berta", Optional.empty())), "subject-mismatch");
    assertThat(bench.accounts().list(ADA)).isEmpty();
    assertThat(connect(bench.accounts(), "anybody").account().identity().remoteId())
        .isEqualTo("did:plc:carla");
  }

  @StoreTest
  void refusesAServerThatClaimsTheAccountOfAnother() {
    stranger.subject = "did:plc:berta";
    URI page = begin(bench.accounts(), "mallory", Optional.empty());
    assertThatThrownBy(() -> bench.accounts().completeConsent(ADA, BROWSER, stranger.consent(page)))
        .isInstanceOf(RequestRefused.class);
    install(new AnyOf(stranger));
    URI open = begin(bench.accounts(), "anybody", Optional.empty());
    assertRefused(stranger.consent(open), "server-refused");
    assertThat(bench.accounts().list(ADA)).isEmpty();
  }

  @StoreTest
  void refusesATokenOfAnotherAccountThanTheConsentIsOf() {
    claimed = Optional.of("did:plc:carla");
    URI page = begin(bench.accounts(), "berta", Optional.empty());
    assertThatThrownBy(() -> bench.accounts().completeConsent(ADA, BROWSER, server.consent(page)))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.code()).isEqualTo("subject-mismatch"))
        .hasMessageContaining("did:plc:berta")
        .hasMessageContaining("did:plc:carla");
    assertThat(bench.accounts().list(ADA)).isEmpty();
  }

  /** Finds this server for anybody. */
  private final class AnyOf implements AuthorizationServerSource {
    private final StrictServer found;

    AnyOf(StrictServer found) {
      this.found = found;
    }

    @Override
    public AuthorizationServer find(ServiceContext context, SettingValues fields) {
      return new AuthorizationServer(found.issuer(), Optional.empty(), Map.of());
    }

    @Override
    public Map<String, String> home(ServiceContext context, URI issuer, String subject)
        throws NetworkException {
      return new Servers().home(context, issuer, subject);
    }
  }

  @StoreTest
  void reconnectsWithANewKeyAndRefusesSomebodyElseWithBothNames() throws Exception {
    UUID account = connected();
    Secret before = proofKey(account);

    URI again = begin(bench.accounts(), "berta", Optional.of(account));
    ConnectResult result = bench.accounts().completeConsent(ADA, BROWSER, server.consent(again));
    assertThat(result.fresh()).isFalse();
    assertThat(proofKey(account).expose()).isNotEqualTo(before.expose());
    assertThat(callAs(account).statusCode()).isEqualTo(200);

    server.subject = "did:plc:carla";
    URI other = begin(bench.accounts(), "carla", Optional.of(account));
    assertThatThrownBy(() -> bench.accounts().completeConsent(ADA, BROWSER, server.consent(other)))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("carla")
        .hasMessageContaining("berta");
  }

  private Secret proofKey(UUID account) throws Exception {
    return bench.sessions().open(account).access().proof().orElseThrow().key().secret();
  }

  @StoreTest
  void keepsNoSecretOutsideTheVaultAndForgetsAllWithTheAccount() throws Exception {
    UUID account = connected();
    String terms =
        bench.store.read(
            sql -> sql.select(ACCOUNT.OAUTH_TERMS).from(ACCOUNT).fetchSingle().value1());
    assertThat(terms).contains("chirp.json").doesNotContain("access-", "refresh-", "\"d\"");
    assertThat(proofKey(account).toString()).doesNotContain("\"d\"");

    bench.accounts().disconnect(ADA, account);

    assertThat(bench.store.<Integer>read(sql -> sql.fetchCount(CLIENT_KEY))).isEqualTo(1);
    assertThat(bench.store.<Integer>read(sql -> sql.fetchCount(VAULT_SECRET))).isEqualTo(1);
  }

  @StoreTest
  void describesThisInstallationWithoutAnySecret() throws Exception {
    JsonNode document = JSON.readTree(bench.accounts().clientMetadata("chirp"));

    assertThat(document.path("client_id").asText())
        .isEqualTo("https://rostrum.example/oauth/client/chirp.json");
    assertThat(document.at("/redirect_uris/0").asText())
        .isEqualTo("https://rostrum.example/oauth/callback");
    assertThat(document.path("scope").asText()).isEqualTo("chirp write");
    assertThat(document.at("/jwks/keys/0").has("d")).isFalse();
    assertThat(JSON.readTree(bench.accounts().clientMetadata("chirp"))).isEqualTo(document);
    for (String other : List.of("pinnwand", "absent", "")) {
      assertThatThrownBy(() -> bench.accounts().clientMetadata(other))
          .isInstanceOfSatisfying(
              RequestRefused.class,
              e -> assertThat(e.reason()).isEqualTo(RequestRefused.Reason.NOT_FOUND));
    }
  }

  @StoreTest
  void asksTheProviderOnceAMinuteHoweverManyReadTheDescription() throws Exception {
    String first = bench.accounts().clientMetadata("chirp");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      bench.clock.advance(ClientDescriptions.KEPT);
      List<Future<String>> answers =
          java.util.stream.IntStream.range(0, 16)
              .mapToObj(one -> threads.submit(() -> bench.accounts().clientMetadata("chirp")))
              .toList();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    assertThat(waysAsked).hasValue(2);

    bench.clock.advance(ClientDescriptions.KEPT.minusSeconds(1));
    bench.accounts().clientMetadata("chirp");
    assertThat(waysAsked).hasValue(2);
  }

  @StoreTest
  void describesAnewAfterSettingsOrNetworksChanged() {
    bench.accounts().clientMetadata("chirp");
    bench.installed().save(ADA, "chirp", Map.of());
    bench.accounts().clientMetadata("chirp");
    assertThat(waysAsked).as("settings were saved").hasValue(2);

    install(new Servers());
    bench.accounts().clientMetadata("chirp");
    assertThat(waysAsked).as("the network was updated").hasValue(3);

    bench.providers.remove("chirp");
    assertThatThrownBy(() -> bench.accounts().clientMetadata("chirp"))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void isADevelopmentClientOnThisMachine() {
    URI page = begin(atThisMachine.accounts(), "berta", Optional.empty());

    assertThat(FakeNetwork.form(page.getRawQuery()).get("client_id"))
        .isEqualTo(
            "http://localhost?redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Foauth%2Fcallback"
                + "&scope=chirp%20write");
    assertThat(atThisMachine.accounts().completeConsent(ADA, BROWSER, server.consent(page)).fresh())
        .isTrue();
    assertThatThrownBy(() -> atThisMachine.accounts().clientMetadata("chirp"))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void saysWhyNoServerCouldLookThisInstallationUp() {
    try (AccountServices inTheHouse =
        bench.services(bench.store, URI.create("http://10.0.0.5:8080"))) {
      assertThatThrownBy(() -> begin(inTheHouse.accounts(), "berta", Optional.empty()))
          .isInstanceOf(RequestRefused.class)
          .hasMessageContaining("https://")
          .hasMessageContaining("10.0.0.5");
    }
  }

  @StoreTest
  void usesNoServerThatDescribesItselfBadly() {
    Map<String, Object> bad =
        Map.of(
            "issuer", "https://other.example",
            "code_challenge_methods_supported", List.of("plain"),
            "dpop_signing_alg_values_supported", List.of("RS256"),
            "token_endpoint", "http://10.1.2.3/token",
            "authorization_endpoint", "javascript:alert(1)",
            "pushed_authorization_request_endpoint", "");
    bad.forEach(
        (member, value) -> {
          server.described.clear();
          server.described.put(member, value);
          assertThatThrownBy(() -> begin(bench.accounts(), "berta", Optional.empty()))
              .as(member)
              .isInstanceOfSatisfying(
                  RequestRefused.class, e -> assertThat(e.code()).isEqualTo("server-refused"));
        });
    server.described.clear();
    server.tokenType = "Bearer";
    assertThatThrownBy(() -> connect(bench.accounts(), "berta"))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("type");
  }

  private void assertRefused(Map<String, String> answer, String code) {
    assertThatThrownBy(() -> bench.accounts().completeConsent(ADA, BROWSER, answer))
        .isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}

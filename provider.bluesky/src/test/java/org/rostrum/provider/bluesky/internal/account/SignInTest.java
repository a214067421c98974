package org.rostrum.provider.bluesky.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.bluesky.pds.RealPds;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;

/** Signing in on a real PDS, and finding it. */
final class SignInTest {
  private static final String RESOURCE = "oauth-protected-resource";

  /** Nobody is there: its answers are made up. */
  private static final String EVIL = "http://127.0.0.1:1";

  private final RealPds pds = RealPds.shared();
  private final Sessions sessions = new Sessions();
  private final AuthorizationServers servers = new AuthorizationServers();
  private PdsAccount account;
  private Wire wire;
  private TestContext context;

  @BeforeEach
  void makeAccount() throws Exception {
    OnPds user = OnPds.signedIn();
    account = user.account();
    wire = new Wire();
    context = OnPds.anonymous(pds, wire);
  }

  @Test
  void theServerIsFoundByTheHandle() throws Exception {
    TokenGrant grant = sessions.open(context, OnPds.fields(account));
    assertThat(grant.home()).isEqualTo(Map.of("server", pds.address().toString()));
    assertThat(grant.expiresIn()).contains(Duration.ofHours(2));
    assertThat(grant.refreshExpiresIn().orElseThrow()).isGreaterThan(Duration.ofDays(30));

    AccountIdentity who = Identity.of(as(grant));
    assertThat(who.remoteId()).isEqualTo(account.did());
    assertThat(who.handle()).isEqualTo(account.handle());
    assertThat(who.displayName()).isEqualTo(account.handle());
    assertThat(who.profileUrl()).contains(URI.create("https://bsky.app/profile/" + account.did()));
  }

  @Test
  void aNamedServerIsAskedItself() throws Exception {
    sessions.open(
        context, OnPds.fields("@" + account.handle(), account.appPassword(), pds.address() + "/"));
    assertThat(wire.count("com.atproto.identity.resolveHandle")).isZero();
    assertThatThrownBy(
            () ->
                sessions.open(
                    context,
                    OnPds.fields(account.handle(), account.appPassword(), "http://example.org")))
        .hasMessageContaining("Server");
  }

  @Test
  void aSessionIsRenewedAndTheNextOneWorks() throws Exception {
    TokenGrant first = sessions.open(context, OnPds.fields(account));
    TokenGrant next =
        sessions.renew(
            context, SettingValues.of(first.home(), Map.of()), first.refreshToken().orElseThrow());
    assertThat(next.refreshToken().orElseThrow().expose())
        .isNotEqualTo(first.refreshToken().orElseThrow().expose());
    assertThat(Identity.of(as(next.at(first.home()))).remoteId()).isEqualTo(account.did());
  }

  @Test
  void aSessionOfARevokedPasswordIsOver() throws Exception {
    TokenGrant grant = sessions.open(context, OnPds.fields(account));
    account.revokeAppPassword();
    assertThatThrownBy(
            () ->
                sessions.renew(
                    context,
                    SettingValues.of(grant.home(), Map.of()),
                    grant.refreshToken().orElseThrow()))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOKEN_REJECTED));
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() {
    assertThatThrownBy(
            () -> sessions.open(context, OnPds.fields(account.handle(), "abcd-secret", "")))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.TOKEN_REJECTED);
              assertThat(e.getMessage())
                  .contains(account.handle(), "app password")
                  .doesNotContain("abcd-secret");
            });
  }

  @Test
  void whatAServerSendsBackIsNotShown() {
    String password = "abcd-efgh-ijkl-mnop";
    for (Answer echo :
        List.of(
            ScriptedPds.error(401, "AuthenticationRequired", "No " + password),
            ScriptedPds.error(400, "InvalidRequest", "Not\\tabcd-efg…"),
            ScriptedPds.error(403, password, ""),
            session("did:web:" + password),
            session(password))) {
      wire.answer("com.atproto.server.createSession", echo);
      assertThatThrownBy(() -> sessions.open(context, OnPds.fields("x@y.test", password, EVIL)))
          .isInstanceOf(NetworkException.class)
          .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("abcd-efg"));
    }
    wire.answer(
        "com.atproto.server.refreshSession",
        ScriptedPds.error(400, "ExpiredToken", "refresh-token-1 is over"));
    assertThatThrownBy(
            () ->
                sessions.renew(
                    context,
                    SettingValues.of(Map.of("server", EVIL), Map.of()),
                    Secret.of("refresh-token-1")))
        .isInstanceOf(NetworkException.class)
        .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("refresh-"));
  }

  @Test
  void theAccountsOwnPasswordIsNotKept() {
    assertThatThrownBy(
            () -> sessions.open(context, OnPds.fields(account.handle(), account.password(), "")))
        .hasMessageContaining("own password");
    assertThat(wire.count("com.atproto.server.deleteSession")).isEqualTo(1);
  }

  @Test
  void aHandleOfNobodyIsSaid() {
    wire.once("atproto-did", request -> Answer.of(404, "text/html", "").to(request));
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("nobody.test", "x", "")))
        .hasMessageContaining("no account with the handle «nobody.test»");
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("nobody", "x", "")))
        .hasMessageContaining("has a dot in it");
  }

  @Test
  void aHandleThatPointsToSomebodyElseIsNotBelieved() {
    wire.answer(
        "com.atproto.identity.resolveHandle", Answer.ok("{\"did\":\"" + account.did() + "\"}"));
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("impostor.test", "x", "")))
        .hasMessageContaining("does not call itself so");
  }

  @Test
  void theAuthorizationServerIsFoundByHandleOrServer() throws Exception {
    SettingValues byHandle = SettingValues.of(Map.of("name", account.handle()), Map.of());
    assertThat(servers.find(context, byHandle))
        .isEqualTo(
            new AuthorizationServer(
                pds.address(), Optional.of(account.did()), Map.of("login_hint", account.handle())));
    assertThat(servers.find(context, SettingValues.empty()).issuer()).isEqualTo(pds.address());
    assertThat(servers.home(context, pds.address(), account.did()))
        .isEqualTo(Map.of("server", pds.address().toString()));
  }

  @Test
  void aServerThatIsNamedIsAskedEvenIfTheHandleIsNotFound() throws Exception {
    SettingValues both =
        SettingValues.of(
            Map.of("name", "@lost.test", "server", pds.address().toString()), Map.of());
    assertThat(servers.find(context, both))
        .isEqualTo(
            new AuthorizationServer(
                pds.address(), Optional.empty(), Map.of("login_hint", "lost.test")));
    assertThatThrownBy(
            () ->
                servers.find(
                    context,
                    SettingValues.of(
                        Map.of("name", "lost.test", "server", "http://example.org"), Map.of())))
        .hasMessageContaining("Server");
  }

  @Test
  void onlyAServerThatClearlyNamesNobodySignsInItself() throws Exception {
    SettingValues named = SettingValues.of(Map.of("server", pds.address().toString()), Map.of());
    for (Answer nobody :
        List.of(
            Answer.of(404, "text/html", "<h1>Not Found</h1>"),
            Answer.ok("{\"authorization_servers\":[]}"),
            Answer.ok("{\"resource\":\"https://pds.example.test\"}"))) {
      wire.answer(RESOURCE, nobody);
      assertThat(servers.find(context, named).issuer()).isEqualTo(pds.address());
    }
    for (Answer unclear :
        List.of(
            Answer.of(403, "text/html", "<h1>Checking your browser</h1>"),
            Answer.of(503, "text/html", "<h1>Back soon</h1>"),
            Answer.of(200, "text/html", "<h1>Back soon</h1>"),
            Answer.ok("{}"),
            Answer.ok("{\"authorization_servers\":[7]}"))) {
      wire.answer(RESOURCE, unclear);
      assertThatThrownBy(() -> servers.find(context, named))
          .isInstanceOfSatisfying(
              NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TEMPORARY))
          .hasMessageContaining("could not be found out");
    }
  }

  @Test
  void onlyTheDirectorySaysThatAnAccountIsNotThere() {
    Map.of(404, Kind.REFUSED, 410, Kind.REFUSED, 403, Kind.TEMPORARY, 429, Kind.RATE_LIMITED)
        .forEach(
            (status, kind) -> {
              wire.answer(account.did(), Answer.of(status, "text/html", "<h1>No</h1>"));
              assertThatThrownBy(() -> servers.home(context, pds.address(), account.did()))
                  .isInstanceOfSatisfying(
                      NetworkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
            });
  }

  @Test
  void aServerThatClaimsTheAccountOfAnotherIsNotBelieved() {
    wire.answer("com.atproto.server.createSession", session(account.did()));
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("x@y.test", "secret-one", EVIL)))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOKEN_REJECTED))
        .hasMessageContaining("127.0.0.1:1 does not speak for the account «" + account.did());
    wire.answer("com.atproto.server.createSession", session("did:plc:nobody"));
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("x@y.test", "secret-one", EVIL)))
        .hasMessageContaining("did not say whose account this is");
    wire.answer("com.atproto.server.createSession", session(""));
    assertThatThrownBy(() -> sessions.open(context, OnPds.fields("x@y.test", "secret-one", EVIL)))
        .hasMessageContaining("did not say whose account this is");
  }

  @Test
  void aServerThatNamesAnotherAccountAfterwardsIsNotBelieved() {
    TestContext evil =
        new TestContext(OnPds.service(pds), wire, "token").home(Map.of("server", EVIL));
    wire.answer("com.atproto.server.getSession", session(account.did()));
    assertThatThrownBy(() -> Identity.of(evil))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("does not speak for the account «" + account.did());
  }

  @Test
  void theServerThatAPdsHasPeopleSignInAtSpeaksForItsAccounts() throws Exception {
    wire.answer("com.atproto.server.createSession", session(account.did()))
        .answer(
            "oauth-protected-resource",
            Answer.ok("{\"authorization_servers\":[\"" + EVIL + "\"]}"));
    assertThat(sessions.open(context, OnPds.fields("x@y.test", "secret-one", EVIL)).home())
        .isEqualTo(Map.of("server", EVIL));
  }

  private static Answer session(String did) {
    return Answer.ok(
        "{\"did\":\"" + did + "\",\"accessJwt\":\"access\",\"refreshJwt\":\"refresh\"}");
  }

  @Test
  void aServerDoesNotSpeakForAccountsOfAnother() {
    assertThatThrownBy(
            () -> servers.home(context, URI.create("https://evil.example"), account.did()))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("does not speak for");
  }

  private TestContext as(TokenGrant grant) {
    return new TestContext(OnPds.service(pds), new Wire(), grant.accessToken().expose())
        .home(grant.home());
  }
}

package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.WORKSPACE_ID;
import static org.rostrum.scheduler.accounts.AccountsBench.person;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.access.Caller;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class ConnectedAccountsTest {
  private final AccountsBench bench;

  ConnectedAccountsTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void offersTheWaysThatTheProviderDeclares() {
    assertThat(bench.accounts().options(ADA, AccountsBench.target(Optional.empty())))
        .extracting(ConnectOption::method)
        .containsExactly(
            ConnectOption.Method.CONSENT, ConnectOption.Method.FIELDS, ConnectOption.Method.TOKEN);
  }

  @StoreTest
  void takesAPastedToken() throws Exception {
    bench.people.put("pasted", person("42", "Berta"));

    ConnectResult result = paste(" pasted\n");

    assertThat(result.account().accessExpiresAt()).isEmpty();
    assertThat(bench.sessions().open(result.account().id()).accessToken().expose())
        .isEqualTo("pasted");
    AccountSession rejected = bench.sessions().open(result.account().id());
    assertThatThrownBy(() -> bench.sessions().refreshed(rejected))
        .isInstanceOf(AccountUnavailable.class);
  }

  @StoreTest
  void refusesWhatIsNoToken() {
    for (String text : List.of("", "two words", "umlaut-ä", "x".repeat(20_000))) {
      assertThatThrownBy(() -> paste(text))
          .isInstanceOfSatisfying(
              RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
    }
    assertThatThrownBy(() -> paste("nobodys"))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.code()).isEqualTo("token-rejected"));
  }

  @StoreTest
  void signsInWithAnAppPasswordAndRenewsTheSession() throws Exception {
    bench.install(Optional.empty(), Optional.of(new Passwords()));
    bench.people.put("session-berta", person("42", "Berta"));
    Map<String, Secret> fields =
        Map.of("name", Secret.of("berta"), "password", Secret.of("app-pass"));

    UUID account =
        bench
            .accounts()
            .connect(
                ADA, AccountsBench.target(Optional.empty()), ConnectOption.Method.FIELDS, fields)
            .account()
            .id();
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(bench.sessions().open(account).accessToken().expose()).isEqualTo("renewed");
    bench.clock.advance(Duration.ofMinutes(5));
    assertThatThrownBy(() -> bench.sessions().open(account))
        .isInstanceOfSatisfying(
            AccountUnavailable.class,
            e -> assertThat(e.reason()).isEqualTo(AccountUnavailable.Reason.NEEDS_RECONNECT));
  }

  @StoreTest
  void namesEveryFieldThatIsMissing() {
    bench.install(Optional.empty(), Optional.of(new Passwords()));
    assertThatThrownBy(
            () ->
                bench
                    .accounts()
                    .connect(
                        ADA,
                        AccountsBench.target(Optional.empty()),
                        ConnectOption.Method.FIELDS,
                        Map.of()))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            e ->
                assertThat(e.problems())
                    .extracting(RequestRefused.FieldProblem::field)
                    .containsExactly("name", "password"));
  }

  @StoreTest
  void disconnectingForgetsTokensAndCancelsWhatWasToCome() {
    UUID account = bench.connectedAccount();
    UUID scheduled = publication(account, PublicationState.SCHEDULED);
    UUID retrying = publication(account, PublicationState.RETRYING);
    UUID published = publication(account, PublicationState.PUBLISHED);
    UUID draft = publication(account, PublicationState.DRAFT);

    bench.accounts().disconnect(ADA, account);

    assertThat(bench.accounts().list(ADA)).isEmpty();
    assertThat(bench.store.<Integer>read(sql -> sql.fetchCount(VAULT_SECRET))).isZero();
    assertThat(state(scheduled)).isEqualTo("CANCELLED");
    assertThat(state(retrying)).isEqualTo("CANCELLED");
    assertThat(state(published)).isEqualTo("PUBLISHED");
    assertThat(state(draft)).isEqualTo("DRAFT");
    assertThat(bench.events).contains("account disconnected", "publication cancelled");
  }

  @StoreTest
  void doesNotDisconnectWhilePublishing() {
    for (PublicationState state :
        List.of(PublicationState.PUBLISHING, PublicationState.UNCERTAIN)) {
      UUID account = bench.connectedAccount();
      UUID scheduled = publication(account, PublicationState.SCHEDULED);
      UUID running = publication(account, state);
      lease(running);

      assertThatThrownBy(() -> bench.accounts().disconnect(ADA, account))
          .isInstanceOfSatisfying(
              RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));

      assertThat(state(scheduled)).isEqualTo("SCHEDULED");
      assertThat(bench.accounts().list(ADA)).hasSize(1);
      remove(running);
    }
  }

  @StoreTest
  void disconnectingLeavesToAPersonWhatMayBeOnTheNetwork() {
    UUID account = bench.connectedAccount();
    UUID waiting = publication(account, PublicationState.WAITING);
    UUID resumed = publication(account, PublicationState.PUBLISHING);
    UUID uncertain = publication(account, PublicationState.UNCERTAIN);
    UUID elsewhere = publication(UUID.randomUUID(), PublicationState.UNCERTAIN);

    bench.accounts().disconnect(ADA, account);

    assertThat(bench.accounts().list(ADA)).isEmpty();
    assertThat(state(waiting)).isEqualTo("CANCELLED");
    assertThat(state(resumed)).isEqualTo("NEEDS_DECISION");
    assertThat(state(uncertain)).isEqualTo("NEEDS_DECISION");
    assertThat(state(elsewhere)).isEqualTo("UNCERTAIN");
    assertThat(bench.events).contains("publication needs_decision");
  }

  @StoreTest
  void keepsWorkspacesApart() {
    UUID account = bench.connectedAccount();
    Caller stranger =
        new Caller(
            new UUID(0, 5), "Eve", new UUID(0, 78), ADA.permissions(), Caller.Origin.SESSION);

    assertThat(bench.accounts().list(stranger)).isEmpty();
    assertThatThrownBy(() -> bench.accounts().get(stranger, account))
        .isInstanceOf(RequestRefused.class);
    assertThatThrownBy(() -> bench.accounts().disconnect(stranger, account))
        .isInstanceOf(RequestRefused.class);
  }

  private ConnectResult paste(String token) {
    return bench
        .accounts()
        .connect(
            ADA,
            AccountsBench.target(Optional.empty()),
            ConnectOption.Method.TOKEN,
            Map.of("token", Secret.of(token)));
  }

  private UUID publication(UUID account, PublicationState state) {
    UUID post = UUID.randomUUID();
    UUID id = UUID.randomUUID();
    Instant now = bench.clock.instant();
    bench.store.change(
        sql -> {
          sql.insertInto(POST)
              .set(POST.ID, post)
              .set(POST.WORKSPACE_ID, WORKSPACE_ID)
              .set(POST.VERSION, 1L)
              .set(POST.TITLE, "")
              .set(POST.BODY, "")
              .set(POST.AUTHOR_ID, ADA.userId())
              .set(POST.AUTHOR_NAME, "Ada")
              .set(POST.CREATED_AT, now)
              .set(POST.UPDATED_AT, now)
              .execute();
          sql.insertInto(PUBLICATION)
              .set(PUBLICATION.ID, id)
              .set(PUBLICATION.POST_ID, post)
              .set(PUBLICATION.WORKSPACE_ID, WORKSPACE_ID)
              .set(PUBLICATION.ACCOUNT_ID, account)
              .set(PUBLICATION.ACCOUNT_NAME, "Berta")
              .set(PUBLICATION.PROVIDER_ID, "pinnwand")
              .set(PUBLICATION.ORDINAL, 0)
              .set(PUBLICATION.OPTIONS, "{}")
              .set(PUBLICATION.STATE, state.name())
              .set(PUBLICATION.REASON, "")
              .set(PUBLICATION.WAKE_AT, now)
              .set(PUBLICATION.FENCE, 0L)
              .set(PUBLICATION.ATTEMPTS, 0)
              .set(PUBLICATION.RETRIES, 0)
              .set(PUBLICATION.RECONCILIATIONS, 0)
              .set(PUBLICATION.LIST_TITLE, "")
              .set(PUBLICATION.SEARCH_TEXT, "")
              .set(PUBLICATION.CREATED_AT, now)
              .set(PUBLICATION.UPDATED_AT, now)
              .execute();
        });
    return id;
  }

  private String state(UUID publication) {
    return bench.store.read(
        sql ->
            sql.select(PUBLICATION.STATE)
                .from(PUBLICATION)
                .where(PUBLICATION.ID.eq(publication))
                .fetchSingle(PUBLICATION.STATE));
  }

  private void lease(UUID publication) {
    bench.store.change(
        sql ->
            sql.update(PUBLICATION)
                .set(PUBLICATION.LEASE_OWNER, "node")
                .set(PUBLICATION.LEASE_UNTIL, bench.clock.instant().plusSeconds(60))
                .setNull(PUBLICATION.WAKE_AT)
                .where(PUBLICATION.ID.eq(publication))
                .execute());
  }

  private void remove(UUID publication) {
    bench.store.change(
        sql -> sql.deleteFrom(PUBLICATION).where(PUBLICATION.ID.eq(publication)).execute());
  }

  /** Sessions of four minutes that can be renewed once. */
  private static final class Passwords implements SessionSource {
    @Override
    public TokenGrant open(ServiceContext context, SettingValues fields) {
      assertThat(fields.secret("password").orElseThrow().expose()).isEqualTo("app-pass");
      return grant("session-" + fields.require("name"), "renew-1");
    }

    @Override
    public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken)
        throws NetworkException {
      if (!refreshToken.expose().equals("renew-1")) {
        throw new NetworkException(NetworkException.Kind.TOKEN_REJECTED, "The session is over.");
      }
      return grant("renewed", "renew-2");
    }

    private static TokenGrant grant(String access, String refresh) {
      return new TokenGrant(
          Secret.of(access),
          Optional.of(Duration.ofMinutes(4)),
          Optional.of(Secret.of(refresh)),
          Optional.empty(),
          java.util.Set.of());
    }
  }
}

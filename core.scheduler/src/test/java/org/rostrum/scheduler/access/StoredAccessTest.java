package org.rostrum.scheduler.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.API_TOKEN;
import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;
import static org.rostrum.scheduler.store.jooq.Tables.USER_SESSION;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.access.Access;
import org.rostrum.access.Caller;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Permission;
import org.rostrum.access.Role;
import org.rostrum.access.Session;
import org.rostrum.audit.AuditEntry;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.audit.StoredAudit;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.TimeOrderedIds;

class StoredAccessTest {
  private static final String PASSWORD = "copper lantern otter";
  private static final String HOME = "192.0.2.7";

  private final SecureRandom random = new SecureRandom();
  private final SetupToken setupToken = SetupToken.random(random);

  private Access access(Store store, TestClock clock) {
    TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    return new StoredAccess(
        store, new StoredAudit(store, ids), new PasswordHasher(random), setupToken, ids, random);
  }

  private static NewOwner ida() {
    return new NewOwner(
        "Ida", "Ida@Norra.example", Secret.of(PASSWORD), "Norra", ZoneId.of("Europe/Oslo"));
  }

  @StoreTest
  void everyNodeKnowsTheTokensThatTheOthersPrinted(Store store, TestClock clock) {
    TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    StoredAccess other =
        new StoredAccess(
            store,
            new StoredAudit(store, ids),
            new PasswordHasher(random),
            SetupToken.random(random),
            ids,
            random);
    ((StoredAccess) access(store, clock)).offerSetup();
    Secret typed = setupToken.secret();

    if (store.dialect() == Dialect.H2) {
      // a process that is alone: a token does not outlive it
      isRefused(() -> other.completeSetup(typed, ida(), HOME), Reason.FORBIDDEN);
    } else {
      isRefused(
          () -> other.completeSetup(Secret.of("AAAA-BBBB-CCCC"), ida(), HOME), Reason.FORBIDDEN);
      assertThat(other.completeSetup(typed, ida(), HOME).caller().name()).isEqualTo("Ida");
    }
  }

  private Session setUp(Access access) {
    return access.completeSetup(setupToken.secret(), ida(), HOME);
  }

  private static void isRefused(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @StoreTest
  void theFirstOwnerComesInWithTheSetupTokenAndIsTheLast(Store store, TestClock clock) {
    Access access = access(store, clock);
    assertThat(access.setupRequired()).isTrue();
    isRefused(access::operator, Reason.UNAVAILABLE);
    Secret typed =
        Secret.of(" " + setupToken.secret().expose().toLowerCase(java.util.Locale.ROOT) + " ");
    Session session = access.completeSetup(typed, ida(), HOME);
    assertThat(access.setupRequired()).isFalse();
    assertThat(session.caller().permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(access.workspace(session.caller()).zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
    assertThat(access.operator().workspaceId()).isEqualTo(session.caller().workspaceId());
    isRefused(() -> setUp(access), Reason.CONFLICT);
    isRefused(() -> setUp(access(store, clock)), Reason.CONFLICT);
  }

  @StoreTest
  void ofTwoWhoSetUpAtOnceOneIsTheOwner(Store store, TestClock clock) {
    List<CompletableFuture<Session>> both =
        IntStream.range(0, 2)
            .mapToObj(i -> access(store, clock))
            .map(access -> CompletableFuture.supplyAsync(() -> setUp(access)))
            .toList();
    long refused =
        both.stream()
            .filter(
                one -> {
                  try {
                    one.join();
                    return false;
                  } catch (CompletionException e) {
                    return e.getCause() instanceof RequestRefused;
                  }
                })
            .count();
    assertThat(refused).isEqualTo(1);
    assertThat(store.<Integer>read(sql -> sql.fetchCount(APP_USER))).isEqualTo(1);
  }

  @StoreTest
  void everyFaultOfTheNewOwnerIsToldAtOnce(Store store, TestClock clock) {
    NewOwner wrong =
        new NewOwner(
            " ", "ida", Secret.of("short"), "x".repeat(Access.MAX_NAME + 1), ZoneId.of("UTC"));
    assertThatThrownBy(() -> access(store, clock).completeSetup(setupToken.secret(), wrong, HOME))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly("name", "workspace", "email", "password"));
    NewOwner simple =
        new NewOwner("Ida", "a@b.no", Secret.of("abababababab"), "N", ZoneId.of("UTC"));
    assertThatThrownBy(() -> access(store, clock).completeSetup(setupToken.secret(), simple, HOME))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(FieldProblem::code)
                    .containsExactly("too-simple"));
  }

  @StoreTest
  void guessesOfTheSetupTokenAreSlowedDown(Store store, TestClock clock) {
    Access access = access(store, clock);
    Secret guess = Secret.of("AAAA-AAAA-AAAA");
    for (int i = 0; i < 11; i++) {
      isRefused(() -> access.completeSetup(guess, ida(), HOME), Reason.FORBIDDEN);
    }
    isRefused(() -> access.completeSetup(guess, ida(), "198.51.100.9"), Reason.TOO_MANY);
    clock.advance(Duration.ofMinutes(2));
    assertThat(setUp(access).caller().name()).isEqualTo("Ida");
  }

  @StoreTest
  void signsInWhoKnowsThePasswordHoweverTheAddressIsSpelt(Store store, TestClock clock) {
    Access access = access(store, clock);
    setUp(access);
    Session session = access.signIn(" ida@norra.EXAMPLE", Secret.of(PASSWORD), HOME);
    assertThat(access.ofSession(session.token()).orElseThrow().name()).isEqualTo("Ida");
    assertThat(session.token().expose()).hasSize(43);
    access.signOut(session.token());
    access.signOut(session.token());
    assertThat(access.ofSession(session.token())).isEmpty();
  }

  @StoreTest
  void wrongAddressAndWrongPasswordAreToldInTheSameWords(Store store, TestClock clock) {
    Access access = access(store, clock);
    setUp(access);
    List<String> answers =
        List.of("ida@norra.example", "nobody@norra.example").stream()
            .map(
                email -> {
                  try {
                    access.signIn(email, Secret.of("something else"), HOME);
                    return "signed in";
                  } catch (RequestRefused e) {
                    return e.reason() + e.code() + e.getMessage();
                  }
                })
            .toList();
    assertThat(answers.getFirst()).contains("UNAUTHENTICATED").isEqualTo(answers.getLast());
  }

  @StoreTest
  void guessesOfAPasswordAreSlowedDownAlsoAfterARestart(Store store, TestClock clock) {
    Access access = access(store, clock);
    setUp(access);
    for (int i = 0; i < 6; i++) {
      String address = "198.51.100." + i;
      isRefused(
          () -> access.signIn("ida@norra.example", Secret.of("guess"), address),
          Reason.UNAUTHENTICATED);
    }
    Access restarted = access(store, clock);
    assertThatThrownBy(() -> restarted.signIn("IDA@norra.example", Secret.of(PASSWORD), HOME))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY);
              assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
            });
    clock.advance(Duration.ofSeconds(2));
    restarted.signIn("ida@norra.example", Secret.of(PASSWORD), HOME);
    // the right one forgives the wrong ones
    isRefused(
        () -> restarted.signIn("ida@norra.example", Secret.of("guess"), HOME),
        Reason.UNAUTHENTICATED);
    restarted.signIn("ida@norra.example", Secret.of(PASSWORD), HOME);
  }

  @StoreTest
  void oneAddressIsSlowedDownWhoeverItTries(Store store, TestClock clock) {
    Access access = access(store, clock);
    setUp(access);
    for (int i = 0; i < 21; i++) {
      String email = "somebody" + i + "@norra.example";
      isRefused(
          () -> access.signIn(email, Secret.of("guess"), "2001:db8::1"), Reason.UNAUTHENTICATED);
    }
    isRefused(
        () -> access.signIn("ida@norra.example", Secret.of(PASSWORD), "2001:db8::beef"),
        Reason.TOO_MANY);
    access.signIn("ida@norra.example", Secret.of(PASSWORD), HOME);
  }

  @StoreTest
  void aSessionLastsWhileItIsUsedButNotForEver(Store store, TestClock clock) {
    Access access = access(store, clock);
    Secret used = setUp(access).token();
    Secret idle = access.signIn("ida@norra.example", Secret.of(PASSWORD), HOME).token();
    for (int day = 0; day < 13; day++) {
      clock.advance(Duration.ofDays(1));
      assertThat(access.ofSession(used)).isPresent();
    }
    clock.advance(Duration.ofDays(1));
    assertThat(access.ofSession(used)).isPresent();
    assertThat(access.ofSession(idle)).isEmpty();
    for (int day = 14; day < 89; day += 5) {
      assertThat(access.ofSession(used)).isPresent();
      clock.advance(Duration.ofDays(5));
    }
    clock.advance(Duration.ofDays(1));
    assertThat(access.ofSession(used)).isEmpty();
  }

  @StoreTest
  void onePersonHasABoundedNumberOfSessions(Store store, TestClock clock) {
    Access access = access(store, clock);
    Session first = setUp(access);
    Sessions sessions = new Sessions(store, new Tokens(random));
    for (int i = 0; i < Sessions.MAX_PER_PERSON; i++) {
      clock.advance(Duration.ofSeconds(1));
      store.change(sql -> sessions.begin(sql, first.caller()));
    }
    assertThat(store.<Integer>read(sql -> sql.fetchCount(USER_SESSION)))
        .isEqualTo(Sessions.MAX_PER_PERSON);
    assertThat(access.ofSession(first.token())).isEmpty();
  }

  @StoreTest
  void neitherTokensNorPasswordsAreInTheDatabase(Store store, TestClock clock) {
    Access access = access(store, clock);
    Session session = setUp(access);
    NewApiToken token =
        access.createApiToken(session.caller(), "CI", Set.of(Permission.READ), Optional.empty());
    String everything =
        store.read(
            sql ->
                sql.selectFrom(APP_USER).fetch().format()
                    + sql.selectFrom(USER_SESSION).fetch().format(1000)
                    + sql.selectFrom(API_TOKEN).fetch().format());
    assertThat(everything)
        .doesNotContain(PASSWORD)
        .doesNotContain(session.token().expose())
        .doesNotContain(token.token().expose());
    assertThat(store.<String>read(sql -> sql.selectFrom(APP_USER).fetchSingle().getPasswordHash()))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @StoreTest
  void anApiTokenAllowsWhatItSaysUntilItEnds(Store store, TestClock clock) {
    Access access = access(store, clock);
    Caller owner = setUp(access).caller();
    Instant end = clock.instant().plus(Duration.ofDays(1));
    NewApiToken made =
        access.createApiToken(
            owner, "CI", Set.of(Permission.READ, Permission.PUBLISH), Optional.of(end));
    assertThat(made.token().expose()).startsWith("rst_").hasSize(47);
    Caller caller = access.ofApiToken(made.token()).orElseThrow();
    assertThat(caller.permissions()).containsExactlyInAnyOrder(Permission.READ, Permission.PUBLISH);
    assertThat(caller.origin()).isEqualTo(Caller.Origin.TOKEN);
    assertThat(access.apiTokens(owner).getFirst().lastUsedAt()).contains(clock.instant());
    assertThat(access.ofSession(made.token())).isEmpty();
    isRefused(() -> access.apiTokens(caller), Reason.FORBIDDEN);
    clock.advance(Duration.ofDays(1));
    assertThat(access.ofApiToken(made.token())).isEmpty();
  }

  @StoreTest
  void aRevokedApiTokenIsGoneAndAnothersCannotBeRevoked(Store store, TestClock clock) {
    Access access = access(store, clock);
    Caller owner = setUp(access).caller();
    NewApiToken made =
        access.createApiToken(
            access.operator(), "shell", Set.of(Permission.OPERATE), Optional.empty());
    Caller stranger =
        new Caller(
            owner.userId(),
            "Eve",
            java.util.UUID.randomUUID(),
            Role.OWNER.permissions(),
            Caller.Origin.SESSION);
    isRefused(() -> access.revokeApiToken(stranger, made.view().id()), Reason.NOT_FOUND);
    access.revokeApiToken(owner, made.view().id());
    assertThat(access.ofApiToken(made.token())).isEmpty();
    isRefused(() -> access.revokeApiToken(owner, made.view().id()), Reason.NOT_FOUND);
  }

  @StoreTest
  void anApiTokenCannotAllowMoreThanItsMaker(Store store, TestClock clock) {
    Access access = access(store, clock);
    Caller owner = setUp(access).caller();
    Caller lesser =
        new Caller(
            owner.userId(),
            "Ida",
            owner.workspaceId(),
            Set.of(Permission.MANAGE_TEAM),
            Caller.Origin.TOKEN);
    isRefused(
        () -> access.createApiToken(lesser, "x", Set.of(Permission.OPERATE), Optional.empty()),
        Reason.FORBIDDEN);
    isRefused(
        () -> access.createApiToken(owner, "", Set.of(), Optional.of(clock.instant())),
        Reason.INVALID);
  }

  @StoreTest
  void aWorkspaceHasABoundedNumberOfApiTokens(Store store, TestClock clock) {
    Access access = access(store, clock);
    Caller owner = setUp(access).caller();
    for (int i = 0; i < Access.MAX_TOKENS; i++) {
      access.createApiToken(owner, "token " + i, Set.of(Permission.READ), Optional.empty());
    }
    assertThat(access.apiTokens(owner)).hasSize(Access.MAX_TOKENS);
    assertThat(access.apiTokens(owner).getFirst().name()).isEqualTo("token 99");
    isRefused(
        () -> access.createApiToken(owner, "one more", Set.of(Permission.READ), Optional.empty()),
        Reason.CONFLICT);
  }

  @StoreTest
  void whoIsDisabledIsOutAtOnce(Store store, TestClock clock) {
    Access access = access(store, clock);
    Session session = setUp(access);
    NewApiToken token =
        access.createApiToken(session.caller(), "CI", Set.of(Permission.READ), Optional.empty());
    store.change(
        sql -> sql.update(APP_USER).set(APP_USER.DISABLED_AT, store.databaseTime()).execute());
    assertThat(access.ofSession(session.token())).isEmpty();
    assertThat(access.ofApiToken(token.token())).isEmpty();
    isRefused(
        () -> access.signIn("ida@norra.example", Secret.of(PASSWORD), HOME),
        Reason.UNAUTHENTICATED);
  }

  @StoreTest
  void theAuditTrailTellsWhoCame(Store store, TestClock clock) {
    Access access = access(store, clock);
    Caller owner = setUp(access).caller();
    access.signIn("ida@norra.example", Secret.of(PASSWORD), HOME);
    assertThat(
            new StoredAudit(store, new TimeOrderedIds(clock, random))
                .entries(owner, PageRequest.first())
                .items())
        .extracting(AuditEntry::action)
        .containsExactly("session.started", "setup.completed");
  }
}

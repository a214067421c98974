package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;
import static org.rostrum.scheduler.store.jooq.Tables.MEMBERSHIP;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.access.Access;
import org.rostrum.access.ApiTokenView;
import org.rostrum.access.Caller;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Permission;
import org.rostrum.access.Role;
import org.rostrum.access.Session;
import org.rostrum.access.WorkspaceView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.access.Throttle.Limit;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** People and workspaces in the database; the first owner is let in by the setup token. */
public final class StoredAccess implements Access {
  private static final UUID OPERATOR = new UUID(0, 0);

  private final Store store;
  private final Audit audit;
  private final PasswordHasher passwords;
  private final FirstOwner firstOwner;
  private final Throttle throttle;
  private final Sessions sessions;
  private final ApiTokens apiTokens;
  private final String hashOfNobody;

  /**
   * Takes what it needs.
   *
   * @param store the database
   * @param audit notes who came and what they made
   * @param passwords hashes passwords
   * @param setupToken lets in the first owner
   * @param ids makes the ids of rows
   * @param random makes tokens
   */
  public StoredAccess(
      Store store,
      Audit audit,
      PasswordHasher passwords,
      SetupToken setupToken,
      TimeOrderedIds ids,
      SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.passwords = passwords;
    this.throttle = new Throttle(store);
    Tokens tokens = new Tokens(random);
    this.sessions = new Sessions(store, tokens);
    this.firstOwner = new FirstOwner(store, audit, passwords, setupToken, ids, throttle, sessions);
    this.apiTokens = new ApiTokens(store, audit, tokens, ids);
    this.hashOfNobody = passwords.ofNobody();
  }

  private record Member(Caller caller, String passwordHash) {}

  @Override
  public boolean setupRequired() {
    return firstOwner.isAwaited();
  }

  /** Lets every node of the database know the setup token; to be called before it is printed. */
  public void offerSetup() {
    firstOwner.offer();
  }

  @Override
  public Session completeSetup(Secret token, NewOwner owner, String clientAddress) {
    return firstOwner.letIn(token, owner, clientAddress);
  }

  @Override
  public Session signIn(String email, Secret password, String clientAddress) {
    String emailKey = Checks.emailKey(email.length() > MAX_EMAIL ? "" : email);
    Limit ofEmail = Limit.email(emailKey);
    Limit ofAddress = Limit.address(clientAddress);
    throttle.begin(List.of(ofEmail, ofAddress));
    Optional<Member> member = store.read(sql -> member(sql, emailKey));
    // as much work for somebody unknown as for a wrong password
    boolean matches =
        passwords.matches(
            Checks.codePoints(password.expose()) > MAX_PASSWORD ? Secret.of("") : password,
            member.map(Member::passwordHash).orElse(hashOfNobody));
    if (!matches || member.isEmpty()) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAUTHENTICATED,
          "sign-in-failed",
          "The e-mail address or the password is wrong.");
    }
    Optional<String> renewed =
        Optional.of(member.get().passwordHash())
            .filter(passwords::isOutdated)
            .map(outdated -> passwords.hash(password));
    Caller caller = member.get().caller();
    return store.write(
        sql -> {
          Throttle.forgive(sql, ofEmail);
          throttle.takeBack(sql, ofAddress);
          renewed.ifPresent(hash -> keep(sql, caller.userId(), hash));
          audit.record(sql, caller, "session.started", "", "from " + clientAddress);
          return sessions.begin(sql, caller);
        });
  }

  private static void keep(DSLContext sql, UUID user, String hash) {
    sql.update(APP_USER).set(APP_USER.PASSWORD_HASH, hash).where(APP_USER.ID.eq(user)).execute();
  }

  private static Optional<Member> member(DSLContext sql, String emailKey) {
    return sql.select(
            APP_USER.ID,
            APP_USER.NAME,
            MEMBERSHIP.WORKSPACE_ID,
            MEMBERSHIP.ROLE,
            APP_USER.PASSWORD_HASH)
        .from(APP_USER)
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.USER_ID.eq(APP_USER.ID))
        .where(APP_USER.EMAIL_KEY.eq(emailKey))
        .and(APP_USER.DISABLED_AT.isNull())
        .orderBy(MEMBERSHIP.CREATED_AT)
        .limit(1)
        .fetchOptional(
            row ->
                new Member(
                    new Caller(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Role.valueOf(row.value4()).permissions(),
                        Caller.Origin.SESSION),
                    row.value5()));
  }

  @Override
  public Optional<Caller> ofSession(Secret sessionToken) {
    return sessions.find(sessionToken);
  }

  @Override
  public Optional<Caller> ofApiToken(Secret apiToken) {
    return apiTokens.find(apiToken);
  }

  @Override
  public void signOut(Secret sessionToken) {
    sessions.end(sessionToken);
  }

  @Override
  public Caller operator() {
    UUID workspace =
        store
            .<Optional<UUID>>read(
                sql ->
                    sql.select(WORKSPACE.ID)
                        .from(WORKSPACE)
                        .orderBy(WORKSPACE.CREATED_AT, WORKSPACE.ID)
                        .limit(1)
                        .fetchOptional(WORKSPACE.ID))
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        RequestRefused.Reason.UNAVAILABLE,
                        "not-set-up",
                        "Nobody owns this installation yet. Open /setup in a browser first."));
    return new Caller(
        OPERATOR, "operator", workspace, EnumSet.allOf(Permission.class), Caller.Origin.SHELL);
  }

  @Override
  public WorkspaceView workspace(Caller caller) {
    return store
        .<Optional<WorkspaceView>>read(
            sql ->
                sql.selectFrom(WORKSPACE)
                    .where(WORKSPACE.ID.eq(caller.workspaceId()))
                    .fetchOptional(
                        row ->
                            new WorkspaceView(
                                row.getId(), row.getName(), ZoneId.of(row.getZone()))))
        .orElseThrow(
            () ->
                RequestRefused.of(
                    RequestRefused.Reason.NOT_FOUND,
                    "workspace-not-found",
                    "This workspace is gone. Sign in again."));
  }

  @Override
  public NewApiToken createApiToken(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
    return apiTokens.create(caller, name, permissions, expiresAt);
  }

  @Override
  public List<ApiTokenView> apiTokens(Caller caller) {
    return apiTokens.list(caller);
  }

  @Override
  public void revokeApiToken(Caller caller, UUID tokenId) {
    apiTokens.revoke(caller, tokenId);
  }
}

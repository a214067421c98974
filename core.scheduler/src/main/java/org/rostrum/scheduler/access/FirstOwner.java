package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;
import static org.rostrum.scheduler.store.jooq.Tables.MEMBERSHIP;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.rostrum.access.Caller;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Role;
import org.rostrum.access.Session;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.access.Throttle.Limit;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** Lets the first owner in, who holds the setup token, and nobody after. */
final class FirstOwner {
  private final Store store;
  private final Audit audit;
  private final PasswordHasher passwords;
  private final SetupToken setupToken;
  private final PrintedTokens printed;
  private final TimeOrderedIds ids;
  private final Throttle throttle;
  private final Sessions sessions;
  private volatile boolean owned;

  FirstOwner(
      Store store,
      Audit audit,
      PasswordHasher passwords,
      SetupToken setupToken,
      TimeOrderedIds ids,
      Throttle throttle,
      Sessions sessions) {
    this.store = store;
    this.audit = audit;
    this.passwords = passwords;
    this.setupToken = setupToken;
    this.printed = new PrintedTokens(store);
    this.ids = ids;
    this.throttle = throttle;
    this.sessions = sessions;
  }

  /** Whether nobody owns this installation yet. */
  boolean isAwaited() {
    if (!owned) {
      owned = store.<Boolean>read(sql -> sql.fetchExists(APP_USER));
    }
    return !owned;
  }

  /** Lets every node of the database know the setup token. */
  void offer() {
    printed.add(setupToken);
  }

  /** Makes the owner and the workspace, and signs the owner in. */
  Session letIn(Secret token, NewOwner owner, String clientAddress) {
    if (!isAwaited()) {
      throw alreadySetUp();
    }
    Limit ofToken = Limit.setup();
    Limit ofAddress = Limit.address(clientAddress);
    throttle.begin(List.of(ofToken, ofAddress));
    if (!setupToken.is(token) && !printed.knows(token)) {
      throw RequestRefused.of(
          RequestRefused.Reason.FORBIDDEN,
          "setup-token-wrong",
          "This is not the setup token. The process printed it when it started; the newest start counts.");
    }
    store.change(
        sql -> {
          Throttle.forgive(sql, ofToken);
          throttle.takeBack(sql, ofAddress);
        });
    List<FieldProblem> problems = Checks.of(owner);
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid("owner-invalid", "Some of this cannot be taken.", problems);
    }
    String hash = passwords.hash(owner.password());
    Session session = store.write(sql -> addOwner(sql, owner, hash));
    owned = true;
    return session;
  }

  private Session addOwner(DSLContext sql, NewOwner owner, String passwordHash) {
    if (sql.dialect() == SQLDialect.POSTGRES) {
      // of two who are first on two nodes, one waits and then sees the other
      sql.execute("lock table app_user in share row exclusive mode");
    }
    if (sql.fetchExists(APP_USER)) {
      throw alreadySetUp();
    }
    PrintedTokens.clear(sql);
    Instant now = store.databaseTime();
    UUID workspace = ids.next();
    UUID user = ids.next();
    sql.insertInto(WORKSPACE)
        .set(WORKSPACE.ID, workspace)
        .set(WORKSPACE.NAME, owner.workspace().strip())
        .set(WORKSPACE.ZONE, owner.zone().getId())
        .set(WORKSPACE.CREATED_AT, now)
        .execute();
    sql.insertInto(APP_USER)
        .set(APP_USER.ID, user)
        .set(APP_USER.NAME, owner.name().strip())
        .set(APP_USER.EMAIL, owner.email().strip())
        .set(APP_USER.EMAIL_KEY, Checks.emailKey(owner.email()))
        .set(APP_USER.PASSWORD_HASH, passwordHash)
        .set(APP_USER.CREATED_AT, now)
        .execute();
    sql.insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.WORKSPACE_ID, workspace)
        .set(MEMBERSHIP.USER_ID, user)
        .set(MEMBERSHIP.ROLE, Role.OWNER.name())
        .set(MEMBERSHIP.CREATED_AT, now)
        .execute();
    Caller caller =
        new Caller(
            user, owner.name().strip(), workspace, Role.OWNER.permissions(), Caller.Origin.SESSION);
    audit.record(sql, caller, "setup.completed", workspace.toString(), "");
    return sessions.begin(sql, caller);
  }

  private static RequestRefused alreadySetUp() {
    return RequestRefused.of(
        RequestRefused.Reason.CONFLICT,
        "already-set-up",
        "This installation has an owner already. Sign in.");
  }
}

package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;
import static org.rostrum.scheduler.store.jooq.Tables.MEMBERSHIP;
import static org.rostrum.scheduler.store.jooq.Tables.USER_SESSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.access.Session;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.Store;

/** Browser sessions: only the hash of a token is kept. */
final class Sessions {
  /** A session that is not used for so long ends. */
  static final Duration MAX_IDLE = Duration.ofDays(14);

  /** A session ends after so long, however much it is used. */
  static final Duration MAX_AGE = Duration.ofDays(90);

  /** How many sessions one person may have; the one unused for longest makes way. */
  static final int MAX_PER_PERSON = 50;

  /** How exactly it is kept when a session was last used: it saves a write with every request. */
  static final Duration SEEN_STEP = Duration.ofHours(1);

  private final Store store;
  private final Tokens tokens;

  Sessions(Store store, Tokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  private record Found(Caller caller, Instant createdAt, Instant seenAt) {}

  /** Begins a session of a member, inside the write in which the proof was accepted. */
  Session begin(DSLContext sql, Caller caller) {
    Instant now = store.databaseTime();
    sql.deleteFrom(USER_SESSION).where(USER_SESSION.EXPIRES_AT.le(now)).execute();
    makeWay(sql, caller.userId());
    Secret token = tokens.next("");
    Instant expiresAt = now.plus(MAX_IDLE);
    sql.insertInto(USER_SESSION)
        .set(USER_SESSION.TOKEN_HASH, Tokens.hash(token))
        .set(USER_SESSION.USER_ID, caller.userId())
        .set(USER_SESSION.WORKSPACE_ID, caller.workspaceId())
        .set(USER_SESSION.CREATED_AT, now)
        .set(USER_SESSION.SEEN_AT, now)
        .set(USER_SESSION.EXPIRES_AT, expiresAt)
        .execute();
    return new Session(token, expiresAt, caller);
  }

  private static void makeWay(DSLContext sql, UUID userId) {
    List<String> tooMany =
        sql.select(USER_SESSION.TOKEN_HASH)
            .from(USER_SESSION)
            .where(USER_SESSION.USER_ID.eq(userId))
            .orderBy(USER_SESSION.SEEN_AT.desc())
            .offset(MAX_PER_PERSON - 1)
            .fetch(USER_SESSION.TOKEN_HASH);
    if (!tooMany.isEmpty()) {
      sql.deleteFrom(USER_SESSION).where(USER_SESSION.TOKEN_HASH.in(tooMany)).execute();
    }
  }

  /** Finds who a token stands for and prolongs the session. */
  Optional<Caller> find(Secret token) {
    if (!Tokens.isPlausible(token, "")) {
      return Optional.empty();
    }
    String hash = Tokens.hash(token);
    Instant now = store.databaseTime();
    Optional<Found> found = store.ask(sql -> find(sql, hash, now));
    found
        .filter(session -> session.seenAt().plus(SEEN_STEP).isBefore(now))
        .ifPresent(session -> prolong(hash, session, now));
    return found.map(Found::caller);
  }

  private static Optional<Found> find(DSLContext sql, String hash, Instant now) {
    return sql.select(
            APP_USER.ID,
            APP_USER.NAME,
            USER_SESSION.WORKSPACE_ID,
            MEMBERSHIP.ROLE,
            USER_SESSION.CREATED_AT,
            USER_SESSION.SEEN_AT)
        .from(USER_SESSION)
        .join(APP_USER)
        .on(APP_USER.ID.eq(USER_SESSION.USER_ID))
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.USER_ID.eq(USER_SESSION.USER_ID))
        .and(MEMBERSHIP.WORKSPACE_ID.eq(USER_SESSION.WORKSPACE_ID))
        .where(USER_SESSION.TOKEN_HASH.eq(hash))
        .and(USER_SESSION.EXPIRES_AT.gt(now))
        .and(APP_USER.DISABLED_AT.isNull())
        .fetchOptional(
            row ->
                new Found(
                    new Caller(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Role.valueOf(row.value4()).permissions(),
                        Caller.Origin.SESSION),
                    row.value5(),
                    row.value6()));
  }

  private void prolong(String hash, Found session, Instant now) {
    Instant idleEnd = now.plus(MAX_IDLE);
    Instant end = session.createdAt().plus(MAX_AGE);
    store.change(
        sql ->
            sql.update(USER_SESSION)
                .set(USER_SESSION.SEEN_AT, now)
                .set(USER_SESSION.EXPIRES_AT, idleEnd.isBefore(end) ? idleEnd : end)
                .where(USER_SESSION.TOKEN_HASH.eq(hash))
                .execute());
  }

  void end(Secret token) {
    String hash = Tokens.hash(token);
    store.change(
        sql -> sql.deleteFrom(USER_SESSION).where(USER_SESSION.TOKEN_HASH.eq(hash)).execute());
  }
}

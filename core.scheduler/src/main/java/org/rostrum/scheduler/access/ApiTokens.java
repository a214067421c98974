package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.API_TOKEN;
import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;
import static org.rostrum.scheduler.store.jooq.Tables.MEMBERSHIP;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Access;
import org.rostrum.access.ApiTokenView;
import org.rostrum.access.Caller;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.Permission;
import org.rostrum.access.Role;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.ApiTokenRecord;

/** API tokens: only the hash of a token is kept. */
final class ApiTokens {
  /** What every token starts with, so that scanners for leaked secrets recognise it. */
  static final String PREFIX = "rst_";

  private static final Duration USED_STEP = Duration.ofHours(1);

  private final Store store;
  private final Audit audit;
  private final Tokens tokens;
  private final TimeOrderedIds ids;

  ApiTokens(Store store, Audit audit, Tokens tokens, TimeOrderedIds ids) {
    this.store = store;
    this.audit = audit;
    this.tokens = tokens;
    this.ids = ids;
  }

  private record Found(UUID id, Caller caller, Optional<Instant> usedAt) {}

  NewApiToken create(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
    caller.require(Permission.MANAGE_TEAM);
    check(caller, name, permissions, expiresAt);
    Secret token = tokens.next(PREFIX);
    UUID id = ids.next();
    return store.write(
        sql -> {
          refuseOneTooMany(sql, caller.workspaceId());
          ApiTokenRecord row = sql.newRecord(API_TOKEN);
          row.setId(id);
          row.setWorkspaceId(caller.workspaceId());
          row.setUserId(owner(sql, caller));
          row.setName(name.strip());
          row.setTokenHash(Tokens.hash(token));
          row.setPermissions(
              permissions.stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
          row.setCreatedAt(store.databaseTime());
          expiresAt.ifPresent(at -> row.setExpiresAt(at.truncatedTo(ChronoUnit.MICROS)));
          row.insert();
          audit.record(sql, caller, "token.created", id.toString(), name.strip());
          return new NewApiToken(token, view(row));
        });
  }

  private void check(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
    List<FieldProblem> problems = new ArrayList<>();
    Checks.name("name", name, problems);
    if (permissions.isEmpty()) {
      problems.add(new FieldProblem("permissions", "required", "Choose what it may do."));
    }
    if (expiresAt.isPresent() && !expiresAt.get().isAfter(store.databaseTime())) {
      problems.add(new FieldProblem("expiresAt", "past", "Choose a time to come."));
    }
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid("token-invalid", "The token cannot be made so.", problems);
    }
    permissions.stream().sorted().forEach(caller::require);
  }

  private static void refuseOneTooMany(DSLContext sql, UUID workspace) {
    // whoever makes another one meanwhile waits here
    sql.select(WORKSPACE.ID).from(WORKSPACE).where(WORKSPACE.ID.eq(workspace)).forUpdate().fetch();
    if (sql.fetchCount(API_TOKEN, API_TOKEN.WORKSPACE_ID.eq(workspace)) >= Access.MAX_TOKENS) {
      throw RequestRefused.of(
          RequestRefused.Reason.CONFLICT,
          "too-many-tokens",
          "The workspace has " + Access.MAX_TOKENS + " API tokens already. Revoke one first.");
    }
  }

  /** Whose token it is; what the operator at the shell makes belongs to the first owner. */
  private static UUID owner(DSLContext sql, Caller caller) {
    return caller.origin() != Caller.Origin.SHELL
        ? caller.userId()
        : sql.select(MEMBERSHIP.USER_ID)
            .from(MEMBERSHIP)
            .where(MEMBERSHIP.WORKSPACE_ID.eq(caller.workspaceId()))
            .and(MEMBERSHIP.ROLE.eq(Role.OWNER.name()))
            .orderBy(MEMBERSHIP.CREATED_AT)
            .limit(1)
            .fetchSingle(MEMBERSHIP.USER_ID);
  }

  List<ApiTokenView> list(Caller caller) {
    caller.require(Permission.MANAGE_TEAM);
    return store.read(
        sql ->
            sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.WORKSPACE_ID.eq(caller.workspaceId()))
                .orderBy(API_TOKEN.ID.desc())
                .fetch(ApiTokens::view));
  }

  void revoke(Caller caller, UUID tokenId) {
    caller.require(Permission.MANAGE_TEAM);
    store.change(
        sql -> {
          int gone =
              sql.deleteFrom(API_TOKEN)
                  .where(API_TOKEN.ID.eq(tokenId))
                  .and(API_TOKEN.WORKSPACE_ID.eq(caller.workspaceId()))
                  .execute();
          if (gone == 0) {
            throw RequestRefused.of(
                RequestRefused.Reason.NOT_FOUND,
                "token-not-found",
                "There is no such API token; it may have been revoked already.");
          }
          audit.record(sql, caller, "token.revoked", tokenId.toString(), "");
        });
  }

  Optional<Caller> find(Secret token) {
    if (!Tokens.isPlausible(token, PREFIX)) {
      return Optional.empty();
    }
    String hash = Tokens.hash(token);
    Instant now = store.databaseTime();
    Optional<Found> found = store.ask(sql -> find(sql, hash, now));
    found
        .filter(it -> it.usedAt().isEmpty() || it.usedAt().get().plus(USED_STEP).isBefore(now))
        .ifPresent(it -> noteUse(it.id(), now));
    return found.map(Found::caller);
  }

  private static Optional<Found> find(DSLContext sql, String hash, Instant now) {
    return sql.select(
            API_TOKEN.ID,
            API_TOKEN.USER_ID,
            API_TOKEN.NAME,
            API_TOKEN.WORKSPACE_ID,
            API_TOKEN.PERMISSIONS,
            MEMBERSHIP.ROLE,
            API_TOKEN.USED_AT)
        .from(API_TOKEN)
        .join(APP_USER)
        .on(APP_USER.ID.eq(API_TOKEN.USER_ID))
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.USER_ID.eq(API_TOKEN.USER_ID))
        .and(MEMBERSHIP.WORKSPACE_ID.eq(API_TOKEN.WORKSPACE_ID))
        .where(API_TOKEN.TOKEN_HASH.eq(hash))
        .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now)))
        .and(APP_USER.DISABLED_AT.isNull())
        .fetchOptional(
            row ->
                new Found(
                    row.value1(),
                    new Caller(
                        row.value2(),
                        "API token " + row.value3(),
                        row.value4(),
                        allowed(row.value5(), Role.valueOf(row.value6())),
                        Caller.Origin.TOKEN),
                    optional(row.value7())));
  }

  /** A token never allows more than its owner's role does by now. */
  private static Set<Permission> allowed(String permissions, Role role) {
    Set<Permission> both = EnumSet.copyOf(permissions(permissions));
    both.retainAll(role.permissions());
    return both;
  }

  private void noteUse(UUID id, Instant now) {
    store.change(
        sql ->
            sql.update(API_TOKEN)
                .set(API_TOKEN.USED_AT, now.truncatedTo(ChronoUnit.HOURS))
                .where(API_TOKEN.ID.eq(id))
                .execute());
  }

  private static ApiTokenView view(ApiTokenRecord row) {
    return new ApiTokenView(
        row.getId(),
        row.getName(),
        permissions(row.getPermissions()),
        row.getCreatedAt(),
        optional(row.getExpiresAt()),
        optional(row.getUsedAt()));
  }

  private static Set<Permission> permissions(String names) {
    return Arrays.stream(names.split(",")).map(Permission::valueOf).collect(Collectors.toSet());
  }

  private static <T> Optional<T> optional(@Nullable T value) {
    return Optional.ofNullable(value);
  }
}

package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHING_HOLD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublishingHoldRecord;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;
import org.rostrum.scheduling.Holds;

/** Holds in the database. Checks permissions, and tells the engine and everybody else. */
public final class StoredHolds implements Holds {
  private final Store store;
  private final LiveProviders providers;
  private final PublishingHolds inForce;
  private final Audit audit;
  private final Events events;

  /** Builds the service on top of what the engine asks. */
  public StoredHolds(
      Store store, LiveProviders providers, PublishingHolds inForce, Audit audit, Events events) {
    this.store = store;
    this.providers = providers;
    this.inForce = inForce;
    this.audit = audit;
    this.events = events;
  }

  @Override
  public List<HoldView> list(Caller caller) {
    caller.require(Permission.READ);
    return store.read(
        sql ->
            sql.selectFrom(PUBLISHING_HOLD)
                .where(
                    PUBLISHING_HOLD
                        .WORKSPACE_ID
                        .isNull()
                        .or(PUBLISHING_HOLD.WORKSPACE_ID.eq(caller.workspaceId())))
                .orderBy(
                    DSL.case_().when(PUBLISHING_HOLD.WORKSPACE_ID.isNull(), 0).else_(1),
                    PUBLISHING_HOLD.HELD_AT,
                    PUBLISHING_HOLD.SCOPE_KEY)
                .fetch(StoredHolds::view));
  }

  @Override
  public HoldView hold(Caller caller, HoldScope scope, String reason) {
    caller.require(permission(scope));
    ScheduleChecks.reason(reason, MAX_REASON);
    Instant now = store.databaseTime();
    HoldView hold = new HoldView(scope, now, caller.name(), reason.strip());
    store.change(
        sql -> {
          mustExist(sql, caller, scope);
          int made = insert(sql, caller, hold);
          if (made == 0) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "already-on-hold",
                words(scope) + " is on hold already. Resume it first to give another reason.");
          }
          audit.record(sql, caller, "publishing.held", subject(scope), hold.reason());
        });
    inForce.changed();
    tell(caller, scope, "held");
    return hold;
  }

  @Override
  public void resume(Caller caller, HoldScope scope) {
    caller.require(permission(scope));
    store.change(
        sql -> {
          int ended =
              sql.deleteFrom(PUBLISHING_HOLD)
                  .where(PUBLISHING_HOLD.SCOPE_KEY.eq(HoldKeys.of(caller, scope)))
                  .and(
                      PUBLISHING_HOLD
                          .WORKSPACE_ID
                          .isNull()
                          .or(PUBLISHING_HOLD.WORKSPACE_ID.eq(caller.workspaceId())))
                  .execute();
          if (ended == 0) {
            throw RequestRefused.of(
                Reason.NOT_FOUND, "hold-not-found", words(scope) + " is not on hold.");
          }
          audit.record(sql, caller, "publishing.resumed", subject(scope), "");
        });
    inForce.resumed();
    tell(caller, scope, "resumed");
  }

  private static int insert(DSLContext sql, Caller caller, HoldView hold) {
    @Nullable String provider =
        hold.scope() instanceof HoldScope.Network network ? network.providerId() : null;
    @Nullable UUID account = hold.scope() instanceof HoldScope.Account one ? one.accountId() : null;
    boolean everywhere = hold.scope() instanceof HoldScope.Instance;
    return sql.insertInto(PUBLISHING_HOLD)
        .set(PUBLISHING_HOLD.SCOPE_KEY, HoldKeys.of(caller, hold.scope()))
        .set(PUBLISHING_HOLD.WORKSPACE_ID, everywhere ? null : caller.workspaceId())
        .set(PUBLISHING_HOLD.PROVIDER_ID, provider)
        .set(PUBLISHING_HOLD.ACCOUNT_ID, account)
        .set(PUBLISHING_HOLD.HELD_AT, hold.since())
        .set(PUBLISHING_HOLD.HELD_BY, hold.by())
        .set(PUBLISHING_HOLD.REASON, hold.reason())
        .onConflictDoNothing()
        .execute();
  }

  private void mustExist(DSLContext sql, Caller caller, HoldScope scope) {
    switch (scope) {
      case HoldScope.Instance instance -> {}
      case HoldScope.Network network -> {
        String id = network.providerId();
        boolean known =
            providers.find(id).isPresent()
                || (Texts.isStorable(id)
                    && sql.fetchExists(
                        ACCOUNT,
                        ACCOUNT.PROVIDER_ID.eq(id),
                        ACCOUNT.WORKSPACE_ID.eq(caller.workspaceId())));
        if (!known) {
          throw RequestRefused.of(
              Reason.NOT_FOUND,
              "provider-not-found",
              "There is no network of that name, and no account of one.");
        }
      }
      case HoldScope.Account account -> {
        ScheduleRows.Known ignored =
            ScheduleRows.read(sql, caller.workspaceId(), account.accountId());
      }
    }
  }

  private void tell(Caller caller, HoldScope scope, String change) {
    if (scope instanceof HoldScope.Instance) {
      events.publishToAll("hold", subject(scope), change);
    } else {
      events.publish(caller.workspaceId(), "hold", subject(scope), change);
    }
  }

  private static HoldView view(PublishingHoldRecord row) {
    Optional<UUID> account = Optional.ofNullable(row.getAccountId());
    Optional<String> provider = Optional.ofNullable(row.getProviderId());
    HoldScope scope =
        account
            .<HoldScope>map(HoldScope.Account::new)
            .or(() -> provider.map(HoldScope.Network::new))
            .orElseGet(HoldScope.Instance::new);
    return new HoldView(scope, row.getHeldAt(), row.getHeldBy(), row.getReason());
  }

  private static Permission permission(HoldScope scope) {
    return scope instanceof HoldScope.Instance ? Permission.OPERATE : Permission.PUBLISH;
  }

  private static String subject(HoldScope scope) {
    return switch (scope) {
      case HoldScope.Instance instance -> HoldKeys.INSTANCE;
      case HoldScope.Network network -> network.providerId();
      case HoldScope.Account account -> account.accountId().toString();
    };
  }

  private static String words(HoldScope scope) {
    return switch (scope) {
      case HoldScope.Instance instance -> "This installation";
      case HoldScope.Network network -> "The network «" + network.providerId() + "»";
      case HoldScope.Account account -> "The account";
    };
  }
}

package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.content.Content;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.PublicationContents;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/**
 * Takes due publications for this process, in one transaction: the fence is raised, the lease set,
 * and the attempt written down, all durable before any network is called. Reads the content in the
 * same transaction, so that what is published is what stood there when nobody could change it any
 * more.
 */
final class Claims {
  private final Store store;
  private final MediaFiles files;
  private final String owner;

  Claims(Store store, MediaFiles files, String owner) {
    this.store = store;
    this.files = files;
    this.owner = owner;
  }

  /** A publication to take, and for how long. */
  record Wanted(Candidate candidate, Duration lease) {}

  /** Takes those that nobody has taken or changed since. */
  List<Claim> take(List<Wanted> wanted) {
    // Begun before the database is asked for its time: this clock ends first.
    Map<UUID, Deadline> leases =
        wanted.stream()
            .collect(
                Collectors.toMap(one -> one.candidate().id(), one -> Deadline.in(one.lease())));
    Map<UUID, Wanted> byId =
        wanted.stream().collect(Collectors.toMap(one -> one.candidate().id(), Function.identity()));
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          List<PublicationRecord> rows = lock(sql, wanted, now);
          return rows.isEmpty() ? List.of() : write(sql, rows, byId, leases, now);
        });
  }

  private List<PublicationRecord> lock(DSLContext sql, List<Wanted> wanted, Instant now) {
    Set<UUID> accounts =
        wanted.stream().map(one -> one.candidate().account()).collect(Collectors.toSet());
    if (store.dialect() == Dialect.POSTGRES) {
      // The account's row is its lane between processes: one of them claims for it at a time.
      accounts =
          new HashSet<>(
              sql.select(ACCOUNT.ID)
                  .from(ACCOUNT)
                  .where(ACCOUNT.ID.in(accounts))
                  .orderBy(ACCOUNT.ID)
                  .forNoKeyUpdate()
                  .skipLocked()
                  .fetch(ACCOUNT.ID));
    }
    DuePublications.Occupied occupied = DuePublications.occupied(sql, accounts);
    Set<UUID> free = accounts;
    Map<UUID, Candidate> takeable =
        wanted.stream()
            .map(Wanted::candidate)
            .filter(one -> free.contains(one.account()) && mayGo(one, occupied))
            .collect(Collectors.toMap(Candidate::id, Function.identity()));
    var query =
        sql.selectFrom(PUBLICATION)
            .where(PUBLICATION.ID.in(takeable.keySet()))
            .and(PUBLICATION.WAKE_AT.le(now))
            .and(PUBLICATION.LEASE_UNTIL.isNull());
    List<PublicationRecord> rows =
        store.dialect() == Dialect.POSTGRES
            ? query.forUpdate().skipLocked().fetch()
            : query.fetch();
    return rows.stream()
        .filter(
            row -> {
              Candidate seen = takeable.get(row.getId());
              return seen != null
                  && seen.fence() == row.getFence()
                  && seen.state().name().equals(row.getState());
            })
        .toList();
  }

  private static boolean mayGo(Candidate candidate, DuePublications.Occupied occupied) {
    return !occupied.leased().contains(candidate.account())
        && (candidate.kind() == Claim.Kind.RECONCILE
            || !occupied.uncertain().contains(candidate.account()));
  }

  private List<Claim> write(
      DSLContext sql,
      List<PublicationRecord> rows,
      Map<UUID, Wanted> wanted,
      Map<UUID, Deadline> leases,
      Instant now) {
    List<Query> changes = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (PublicationRecord row : rows) {
      Wanted one = wanted.get(row.getId());
      if (one == null) {
        continue;
      }
      ids.add(row.getId());
      changes.add(leased(sql, row, now.plus(one.lease()), now));
      changes.add(attempt(sql, row, now));
    }
    int[] ignored = sql.batch(changes).execute();
    Map<UUID, Content> contents = PublicationContents.read(sql, files, ids);
    List<Claim> claims = new ArrayList<>();
    for (PublicationRecord row : rows) {
      @Nullable Content content = contents.get(row.getId());
      @Nullable Deadline lease = leases.get(row.getId());
      if (content != null && lease != null) {
        claims.add(claim(sql, row, content, lease, now));
      }
    }
    return claims;
  }

  private Query leased(DSLContext sql, PublicationRecord row, Instant until, Instant now) {
    Rule rule = PublicationStates.rule(event(row), state(row)).orElseThrow();
    return sql.update(PUBLICATION)
        .set(RuleColumns.of(rule, now, Optional.empty(), ""))
        .set(PUBLICATION.FENCE, row.getFence() + 1)
        .set(PUBLICATION.LEASE_OWNER, owner)
        .set(PUBLICATION.LEASE_UNTIL, until)
        .where(PUBLICATION.ID.eq(row.getId()))
        .and(PUBLICATION.FENCE.eq(row.getFence()));
  }

  private Query attempt(DSLContext sql, PublicationRecord row, Instant now) {
    return sql.insertInto(ATTEMPT)
        .set(ATTEMPT.PUBLICATION_ID, row.getId())
        .set(ATTEMPT.NUMBER, row.getAttempts() + 1)
        .set(ATTEMPT.FENCE, row.getFence() + 1)
        .set(ATTEMPT.KIND, kind(row).name())
        .set(ATTEMPT.NODE, owner)
        .set(ATTEMPT.STARTED_AT, now)
        .set(ATTEMPT.OUTCOME, "RUNNING")
        .set(ATTEMPT.DETAIL, "");
  }

  private static Claim claim(
      DSLContext sql, PublicationRecord row, Content content, Deadline lease, Instant now) {
    Claim.Kind kind = kind(row);
    return new Claim(
        row.getId(),
        row.getWorkspaceId(),
        row.getAccountId(),
        row.getProviderId(),
        kind,
        state(row),
        row.getFence() + 1,
        row.getAttempts() + 1,
        row.getRetries(),
        row.getReconciliations(),
        Optional.<Instant>ofNullable(row.getDueAt()).orElse(now),
        content,
        OptionsText.read(row.getOptions()),
        Optional.ofNullable(row.getCheckpoint()),
        kind == Claim.Kind.RECONCILE
            ? Optional.of(AskedAttempts.of(sql, row.getId(), now))
            : Optional.empty(),
        lease);
  }

  private static Claim.Kind kind(PublicationRecord row) {
    return state(row) == PublicationState.UNCERTAIN ? Claim.Kind.RECONCILE : Claim.Kind.PUBLISH;
  }

  private static Event event(PublicationRecord row) {
    return kind(row) == Claim.Kind.RECONCILE ? Event.ASK : Event.CLAIM;
  }

  private static PublicationState state(PublicationRecord row) {
    return PublicationState.valueOf(row.getState());
  }
}

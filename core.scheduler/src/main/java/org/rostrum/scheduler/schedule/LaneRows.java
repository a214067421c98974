package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.LANE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;

/**
 * Who publishes for an account: one node at a time. On the embedded database there is only one, and
 * no row is needed.
 */
final class LaneRows {
  /** One statement for however many; jOOQ would write each of the rows into its text. */
  private static final String INSERT =
      """
      insert into lane (account_id, node) select t.id, {1}
        from unnest({0}) with ordinality as t (id, n) order by t.n
        on conflict do nothing returning account_id""";

  private final Store store;
  private final Node node;

  LaneRows(Store store, Node node) {
    this.store = store;
    this.node = node;
  }

  /**
   * What a node learns of an account when it begins to publish for it.
   *
   * @param used when it was tried to publish something, the longest ago first
   */
  record Taken(Map<UUID, List<Instant>> used) {
    boolean has(UUID account) {
      return used.containsKey(account);
    }
  }

  /**
   * Takes lanes that nobody holds.
   *
   * @param accounts whose
   * @param since from when on the attempts of the accounts are wanted
   * @return those that this node holds now
   */
  Taken take(Collection<UUID> accounts, Instant since) {
    Instant now = store.databaseTime();
    Set<UUID> held =
        store.dialect() == Dialect.H2
            ? Set.copyOf(accounts)
            : store.write(sql -> insert(sql, accounts, now));
    Map<UUID, List<Instant>> used = new HashMap<>();
    held.forEach(account -> used.put(account, new ArrayList<>()));
    if (!held.isEmpty() && since.isBefore(now)) {
      // after the lane was taken: from now on nobody else adds to it
      store
          .read(sql -> attempts(sql, held, since))
          .forEach((account, times) -> used.put(account, times));
    }
    return new Taken(used);
  }

  private Set<UUID> insert(DSLContext sql, Collection<UUID> accounts, Instant now) {
    if (!node.mayClaim(sql, now)) {
      return Set.of();
    }
    String id = node.id();
    // in one order for all nodes, so that no two of them wait for each other
    UUID[] inOrder = new TreeSet<>(accounts).toArray(UUID[]::new);
    Set<UUID> held =
        new HashSet<>(sql.fetch(INSERT, DSL.val(inOrder), DSL.val(id)).getValues(0, UUID.class));
    List<UUID> others = accounts.stream().filter(account -> !held.contains(account)).toList();
    if (!others.isEmpty()) {
      // some of them may be this node's since before, and only not known to be so
      sql
          .select(LANE.ACCOUNT_ID, LANE.NODE)
          .from(LANE)
          .where(ManyIds.among(store.dialect(), LANE.ACCOUNT_ID, others))
          .fetch()
          .stream()
          .filter(row -> row.value2().equals(id))
          .forEach(row -> held.add(row.value1()));
    }
    return held;
  }

  private Map<UUID, List<Instant>> attempts(DSLContext sql, Set<UUID> accounts, Instant since) {
    return sql.select(ATTEMPT.ACCOUNT_ID, ATTEMPT.STARTED_AT)
        .from(ATTEMPT)
        .where(ManyIds.among(store.dialect(), ATTEMPT.ACCOUNT_ID, accounts))
        .and(ATTEMPT.STARTED_AT.gt(since))
        .and(ATTEMPT.KIND.eq(Claim.Kind.PUBLISH.name()))
        .orderBy(ATTEMPT.STARTED_AT)
        .fetchGroups(ATTEMPT.ACCOUNT_ID, ATTEMPT.STARTED_AT);
  }

  /** Lets others have lanes. */
  void leave(Collection<UUID> accounts) {
    if (store.dialect() == Dialect.H2 || accounts.isEmpty()) {
      return;
    }
    String id = node.id();
    store.change(
        sql -> {
          int ignored =
              sql.deleteFrom(LANE)
                  .where(ManyIds.among(store.dialect(), LANE.ACCOUNT_ID, accounts))
                  .and(LANE.NODE.eq(id))
                  .execute();
        });
  }
}

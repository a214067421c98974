package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.LANE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.store.Columns;
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
      insert into lane (account_id, node) select t.id, ?
        from unnest(?) with ordinality as t (id, n) order by t.n
        on conflict do nothing returning account_id""";

  private static final String ATTEMPTS =
      """
      select account_id, started_at from attempt
      where account_id = any (?) and started_at > ? and kind = 'PUBLISH' order by started_at""";

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
          .ask(sql -> attempts(sql, held, since))
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
    Set<UUID> held = sql.connectionResult(connection -> insert(connection, inOrder, id));
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

  private static Set<UUID> insert(Connection connection, UUID[] accounts, String id)
      throws SQLException {
    Set<UUID> inserted = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id);
      Columns.bind(statement, 2, List.of(accounts));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          inserted.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return inserted;
  }

  private static Map<UUID, List<Instant>> attempts(
      Connection connection, Set<UUID> accounts, Instant since) throws SQLException {
    Map<UUID, List<Instant>> used = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ATTEMPTS)) {
      Columns.bind(statement, 1, accounts);
      Columns.bind(statement, 2, since);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          used.computeIfAbsent(rows.getObject(1, UUID.class), account -> new ArrayList<>())
              .add(rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return used;
  }

  private Map<UUID, List<Instant>> attempts(DSLContext sql, Set<UUID> accounts, Instant since) {
    if (store.dialect() == Dialect.POSTGRES) {
      return sql.connectionResult(connection -> attempts(connection, accounts, since));
    }
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

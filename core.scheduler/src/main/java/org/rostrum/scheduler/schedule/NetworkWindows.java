package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_WINDOW;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;
import org.rostrum.scheduler.store.Columns;

/**
 * What all nodes together use of the limits that count a whole network. The row of a limit is
 * locked while a claim counts on it, so that two nodes never give out the same permit; a claim
 * locks all of its rows at once and in order, so that no two claims wait for each other. Lives in
 * one transaction.
 */
final class NetworkWindows {
  /** PostgreSQL gets one statement, written once, however many the networks are. */
  private static final String LOCK =
      """
      select provider_id, limit_name, used from network_window where provider_id = any (?)
      order by provider_id, limit_name for update""";

  private static final String UPDATE =
      """
      update network_window w set used = t.used
      from unnest(?, ?, ?) as t (provider_id, limit_name, used)
      where w.provider_id = t.provider_id and w.limit_name = t.limit_name""";

  private final DSLContext sql;
  private final Instant now;
  private final Map<Key, Window> windows = new TreeMap<>();

  private NetworkWindows(DSLContext sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  private record Key(String network, String limit) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int networks = network.compareTo(other.network);
      return networks == 0 ? limit.compareTo(other.limit) : networks;
    }
  }

  private static final class Window {
    private final RateLimit limit;
    private @Nullable UsedPermits used;
    private int taken;

    Window(RateLimit limit) {
      this.limit = limit;
    }

    UsedPermits used() {
      UsedPermits there = used;
      if (there == null) {
        throw new IllegalStateException("The limit " + limit.name() + " was not read");
      }
      return there;
    }
  }

  /** Locks and reads the limits of networks. */
  static NetworkWindows of(DSLContext sql, Collection<ProviderDescriptor> networks, Instant now) {
    NetworkWindows all = new NetworkWindows(sql, now);
    for (ProviderDescriptor network : networks) {
      for (RateLimit limit : shared(network)) {
        all.windows.computeIfAbsent(new Key(network.id(), limit.name()), key -> new Window(limit));
      }
    }
    if (!all.windows.isEmpty()) {
      all.read();
      List<Key> absent =
          all.windows.entrySet().stream()
              .filter(entry -> entry.getValue().used == null)
              .map(Map.Entry::getKey)
              .toList();
      if (!absent.isEmpty()) {
        all.insert(absent);
        all.read();
      }
    }
    return all;
  }

  private static List<RateLimit> shared(ProviderDescriptor network) {
    return network.rateLimits().stream().filter(limit -> limit.scope() == Scope.NETWORK).toList();
  }

  private void read() {
    List<String> networks = windows.keySet().stream().map(Key::network).distinct().toList();
    if (sql.dialect() == SQLDialect.POSTGRES) {
      sql.connection(connection -> read(connection, networks));
      return;
    }
    sql.select(NETWORK_WINDOW.PROVIDER_ID, NETWORK_WINDOW.LIMIT_NAME, NETWORK_WINDOW.USED)
        .from(NETWORK_WINDOW)
        .where(NETWORK_WINDOW.PROVIDER_ID.in(networks))
        .orderBy(NETWORK_WINDOW.PROVIDER_ID, NETWORK_WINDOW.LIMIT_NAME)
        .forUpdate()
        .fetch()
        .forEach(row -> read(row.value1(), row.value2(), row.value3()));
  }

  private void read(Connection connection, List<String> networks) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, connection.createArrayOf("text", networks.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read(rows.getString(1), rows.getString(2), rows.getString(3));
        }
      }
    }
  }

  private void read(String network, String limit, String used) {
    Window window = windows.get(new Key(network, limit));
    if (window != null) { // else a limit that is not declared any more
      window.used = UsedPermits.read(used, window.limit, now);
    }
  }

  /** The first claim ever that counts on these limits. */
  private void insert(List<Key> absent) {
    var insert =
        sql.insertInto(
            NETWORK_WINDOW,
            NETWORK_WINDOW.PROVIDER_ID,
            NETWORK_WINDOW.LIMIT_NAME,
            NETWORK_WINDOW.USED);
    for (Key key : absent) {
      insert = insert.values(key.network(), key.limit(), "");
    }
    int ignored = insert.onConflictDoNothing().execute();
  }

  /** Takes one publication's share of a network's limits, or says what to wait for. */
  Optional<Throttles.Pause> take(ProviderDescriptor network) {
    List<Window> taking = new ArrayList<>();
    for (Window window : of(network)) {
      Optional<Instant> free = window.used().freeAt(window.limit, now);
      if (free.isPresent()) {
        return Optional.of(Throttles.reached(window.limit, free.get()));
      }
      taking.add(window);
    }
    for (Window window : taking) {
      window.used().add(now);
      window.taken++;
    }
    return Optional.empty();
  }

  /** Gives back what was taken for a publication that was not claimed after all. */
  void giveBack(ProviderDescriptor network) {
    for (Window window : of(network)) {
      if (window.taken > 0) {
        window.taken--;
        window.used().removeLast();
      }
    }
  }

  private List<Window> of(ProviderDescriptor network) {
    List<Window> found = new ArrayList<>();
    for (RateLimit limit : network.rateLimits()) {
      Window window = windows.get(new Key(network.id(), limit.name()));
      if (window != null && limit.scope() == Scope.NETWORK) {
        found.add(window);
      }
    }
    return found;
  }

  /** Writes down what was taken. */
  void write() {
    List<Map.Entry<Key, Window>> taken =
        windows.entrySet().stream().filter(entry -> entry.getValue().taken > 0).toList();
    if (taken.isEmpty()) {
      return;
    }
    if (sql.dialect() == SQLDialect.POSTGRES) {
      sql.connection(connection -> write(connection, taken));
      return;
    }
    BatchBindStep batch =
        sql.batch(
            sql.update(NETWORK_WINDOW)
                .set(NETWORK_WINDOW.USED, "")
                .where(NETWORK_WINDOW.PROVIDER_ID.eq(""))
                .and(NETWORK_WINDOW.LIMIT_NAME.eq("")));
    for (Map.Entry<Key, Window> entry : taken) {
      Key key = entry.getKey();
      batch = batch.bind(entry.getValue().used().text(), key.network(), key.limit());
    }
    int[] ignored = batch.execute();
  }

  private static void write(Connection connection, List<Map.Entry<Key, Window>> taken)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      Columns<Map.Entry<Key, Window>> bound =
          new Columns<>(statement, taken)
              .texts(entry -> entry.getKey().network())
              .texts(entry -> entry.getKey().limit())
              .texts(entry -> entry.getValue().used().text());
      int ignored = bound.execute();
    }
  }
}

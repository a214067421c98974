package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_WINDOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;

/**
 * What all nodes together use of the limits that count a whole network. The row of a limit is
 * locked while a claim counts on it, so that two nodes never give out the same permit. Lives in one
 * transaction.
 */
final class NetworkWindows {
  private final DSLContext sql;
  private final Instant now;
  private final Map<Key, Window> windows = new HashMap<>();

  NetworkWindows(DSLContext sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  private record Key(String network, String limit) {}

  private static final class Window {
    private final UsedPermits used;
    private int taken;

    Window(UsedPermits used) {
      this.used = used;
    }
  }

  /** Takes one publication's share of a network's limits, or says what to wait for. */
  Optional<Throttles.Pause> take(ProviderDescriptor network) {
    List<Window> taking = new ArrayList<>();
    for (RateLimit limit : network.rateLimits()) {
      if (limit.scope() == Scope.NETWORK) {
        Window window = window(network.id(), limit);
        Optional<Instant> free = window.used.freeAt(limit, now);
        if (free.isPresent()) {
          return Optional.of(Throttles.reached(limit, free.get()));
        }
        taking.add(window);
      }
    }
    for (Window window : taking) {
      window.used.add(now);
      window.taken++;
    }
    return Optional.empty();
  }

  /** Gives back what was taken for a publication that was not claimed after all. */
  void giveBack(ProviderDescriptor network) {
    for (RateLimit limit : network.rateLimits()) {
      Window window = windows.get(new Key(network.id(), limit.name()));
      if (window != null && window.taken > 0) {
        window.taken--;
        window.used.removeLast();
      }
    }
  }

  /** Writes down what was taken. */
  void write() {
    windows.forEach(
        (key, window) -> {
          if (window.taken > 0) {
            int ignored =
                sql.update(NETWORK_WINDOW)
                    .set(NETWORK_WINDOW.USED, window.used.text())
                    .where(NETWORK_WINDOW.PROVIDER_ID.eq(key.network()))
                    .and(NETWORK_WINDOW.LIMIT_NAME.eq(key.limit()))
                    .execute();
          }
        });
  }

  private Window window(String network, RateLimit limit) {
    return windows.computeIfAbsent(
        new Key(network, limit.name()), key -> new Window(read(network, limit)));
  }

  private UsedPermits read(String network, RateLimit limit) {
    int ignored =
        sql.insertInto(NETWORK_WINDOW)
            .set(NETWORK_WINDOW.PROVIDER_ID, network)
            .set(NETWORK_WINDOW.LIMIT_NAME, limit.name())
            .set(NETWORK_WINDOW.USED, "")
            .onConflictDoNothing()
            .execute();
    String text =
        sql.select(NETWORK_WINDOW.USED)
            .from(NETWORK_WINDOW)
            .where(NETWORK_WINDOW.PROVIDER_ID.eq(network))
            .and(NETWORK_WINDOW.LIMIT_NAME.eq(limit.name()))
            .forUpdate()
            .fetchSingle(NETWORK_WINDOW.USED);
    return UsedPermits.read(text, limit, now);
  }
}

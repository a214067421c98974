package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rostrum.provider.NetworkException;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tokens fresh while nothing is published, and removes consents that were never finished. One
 * virtual thread looks every minute; a network that is away is asked less and less often.
 */
final class TokenRefresher implements AutoCloseable {
  /** How long before its end a token is refreshed, give or take {@link #JITTER}. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  /** Spreads the refreshes of accounts that were connected at the same time. */
  static final Duration JITTER = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration MAX_BACK_OFF = Duration.ofMinutes(32);
  private static final int LOOKED_AT_ONCE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

  private final Store store;
  private final AccountRows rows;
  private final AuthorizationStates states;
  private final RefreshingSessions sessions;
  private final InstantSource clock;
  private final Map<UUID, BackOff> backOffs = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofVirtual().name("token-refresher").unstarted(this::run);

  /** Prepares; nothing happens before {@link #start()}. */
  TokenRefresher(
      Store store,
      AccountRows rows,
      AuthorizationStates states,
      RefreshingSessions sessions,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.states = states;
    this.sessions = sessions;
    this.clock = clock;
  }

  private record BackOff(Duration pause, Instant until) {}

  /** Begins to look. */
  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.warn("Could not look for tokens to refresh; looking again in {}", PAUSE, e);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      LOG.debug("The token refresher ends");
    }
  }

  /** Looks once: refreshes what ends soon, and waits until that is done. */
  void look() throws InterruptedException {
    Instant now = clock.instant();
    store.change(sql -> states.clean(sql, now));
    List<AccountRow> ending =
        store.read(sql -> rows.endingBefore(sql, now.plus(AHEAD).plus(JITTER), LOOKED_AT_ONCE));
    backOffs.keySet().retainAll(ending.stream().map(AccountRow::id).toList());
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("token-refresh-", 0).factory())) {
      for (AccountRow row : ending) {
        if (isDue(row, now)) {
          threads.execute(() -> refresh(row, now));
        }
      }
    }
  }

  private boolean isDue(AccountRow row, Instant now) {
    BackOff backOff = backOffs.get(row.id());
    if (backOff != null && now.isBefore(backOff.until())) {
      return false;
    }
    Instant end = row.accessExpiresAt().orElse(Instant.MAX);
    // Without a refresh token nothing can be done but say so when the time has come.
    return row.refreshSecret().isEmpty()
        ? !end.isAfter(now)
        : !end.isAfter(now.plus(AHEAD).plus(jitter(row.id())));
  }

  /** The same for one account every time: chance would wear down to the earliest moment. */
  private static Duration jitter(UUID account) {
    return JITTER.multipliedBy(Math.floorMod(account.hashCode(), 1_000)).dividedBy(1_000);
  }

  private void refresh(AccountRow row, Instant now) {
    try {
      sessions.refresh(row);
      backOffs.remove(row.id());
    } catch (AccountUnavailable e) {
      LOG.debug("An account cannot be refreshed; account={} reason={}", row.id(), e.reason());
      backOff(row.id(), now);
    } catch (NetworkException e) {
      LOG.info("A token could not be refreshed ahead; account={} kind={}", row.id(), e.kind());
      backOff(row.id(), now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Refreshing a token failed; account={}", row.id(), e);
      backOff(row.id(), now);
    }
  }

  private void backOff(UUID account, Instant now) {
    BackOff before = backOffs.get(account);
    Duration doubled = before == null ? PAUSE : before.pause().multipliedBy(2);
    Duration wait = doubled.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : doubled;
    backOffs.put(account, new BackOff(wait, now.plus(wait)));
  }

  /** Ends the looking; what is under way is broken off. */
  @Override
  public void close() {
    thread.interrupt();
  }

  /** Accounts that are waited with, for tests. */
  Set<UUID> waitedWith() {
    return Set.copyOf(backOffs.keySet());
  }
}

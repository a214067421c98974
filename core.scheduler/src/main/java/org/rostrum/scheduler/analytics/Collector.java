package org.rostrum.scheduler.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.publishing.Backoff;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects figures in the background: every account once a day, some at once, each by one node at a
 * time. It shares nothing with publishing but the tokens, and stays far below what networks allow.
 */
final class Collector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final Duration DAILY = Duration.ofHours(24);
  private static final Duration WEEKLY = Duration.ofDays(7);
  private static final Duration UNUSABLE = Duration.ofHours(1);
  private static final Duration RATE_LIMITED = Duration.ofMinutes(15);
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Backoff BACK_OFF =
      new Backoff(Duration.ofMinutes(5), 2, Duration.ofHours(6), 0.1);

  private final Store store;
  private final LiveProviders providers;
  private final AccountSessions sessions;
  private final ProviderCalls calls;
  private final Events events;
  private final RandomGenerator random;
  private final CollectionLimits limits;
  private final AccountTurns turns;
  private final Upkeep upkeep;
  private final Semaphore rings = new Semaphore(0);
  private final Semaphore places;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Queue<UUID> usableAgain = new ConcurrentLinkedQueue<>();
  private final ExecutorService collecting =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("statistics-", 0).factory());
  private final Thread thread =
      Thread.ofPlatform().name("statistics-collector").daemon().unstarted(this::look);

  Collector(
      Store store,
      LiveProviders providers,
      AccountSessions sessions,
      ProviderCalls calls,
      Events events,
      RandomGenerator random,
      String node,
      CollectionLimits limits) {
    this.store = store;
    this.providers = providers;
    this.sessions = sessions;
    this.calls = calls;
    this.events = events;
    this.random = random;
    this.limits = limits;
    this.turns = new AccountTurns(store, node, limits);
    this.upkeep = new Upkeep(store);
    this.places = new Semaphore(limits.accountsAtOnce());
  }

  /** Begins to collect. */
  void start() {
    sessions.onChange(
        account -> {
          usableAgain.add(account);
          ring();
        });
    thread.start();
  }

  /** Tells that something may be due. Returns at once. */
  void ring() {
    rings.release();
  }

  private void look() {
    while (stop.getCount() > 0) {
      try {
        begin();
      } catch (StoreException e) {
        LOG.warn("Statistics wait for the database: {}", e.getMessage());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("Collecting statistics failed and goes on", e);
      }
      try {
        boolean ignored = rings.tryAcquire(limits.look().toMillis(), TimeUnit.MILLISECONDS);
        int more = rings.drainPermits();
        LOG.trace("Looking for statistics to collect; rings={}", more);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Begins with every account that is due and that this node has room for. */
  void begin() throws InterruptedException {
    Instant now = store.databaseTime();
    for (UUID account = usableAgain.poll(); account != null; account = usableAgain.poll()) {
      upkeep.usableAgain(account, now);
    }
    List<String> networks =
        providers.all().stream()
            .filter(live -> live.analytics().isPresent())
            .map(LiveProvider::id)
            .toList();
    if (networks.isEmpty()) {
      return;
    }
    turns.enter(networks, now);
    upkeep.forget(now);
    for (CollectedAccount account : turns.due(now)) {
      if (!places.tryAcquire()) {
        return;
      }
      if (stop.getCount() == 0 || !turns.take(account.id(), now)) {
        places.release();
        continue;
      }
      collecting.execute(
          () -> {
            try {
              collect(account);
            } finally {
              places.release();
              ring();
            }
          });
    }
  }

  private void collect(CollectedAccount account) {
    try {
      tell(account, "collecting");
      turn(account);
      tell(account, "collected");
    } catch (LeaseLost e) {
      LOG.debug("Statistics of an account go on elsewhere; account={}", account.id());
    } catch (InterruptedException e) {
      giveUp(account, Duration.ZERO);
    } catch (RuntimeException | Error e) {
      LOG.error("Collecting statistics failed; account={}", account.id(), e);
      giveUp(account, UNUSABLE);
    }
  }

  private void giveUp(CollectedAccount account, Duration pause) {
    try {
      turns.giveUp(account.id(), pause);
    } catch (StoreException e) {
      LOG.debug("The turn of account {} ends by itself", account.id(), e);
    }
  }

  private void turn(CollectedAccount account) throws InterruptedException {
    Instant now = store.databaseTime();
    Optional<LiveProvider> live = providers.find(account.providerId());
    Optional<AnalyticsSource> source = live.flatMap(LiveProvider::analytics);
    if (live.isEmpty() || source.isEmpty()) {
      turns.giveUp(account.id(), UNUSABLE);
      return;
    }
    try {
      AccountSession session = sessions.open(account.id());
      AnalyticsTerms terms = source.get().terms(session.service());
      if (terms.unavailable().isPresent()) {
        turns.unavailable(account.id(), terms.unavailable().get(), now.plus(WEEKLY));
        return;
      }
      PacedCalls paced =
          new PacedCalls(
              account,
              live.get().descriptor(),
              terms,
              limits,
              turns,
              sessions,
              calls,
              stop,
              session);
      new AccountCollection(store, turns, stop, account, live.get(), source.get(), terms, paced)
          .run();
      turns.done(account.id(), "", store.databaseTime(), now.plus(DAILY));
    } catch (CallsSpent e) {
      turns.done(
          account.id(),
          "The calls for statistics of today are used up. What is left follows tomorrow.",
          now,
          tomorrow(now));
    } catch (AccountUnavailable e) {
      turns.failed(account.id(), String.valueOf(e.getMessage()), now.plus(UNUSABLE));
    } catch (NetworkException e) {
      failed(account, e, now);
    }
  }

  private void failed(CollectedAccount account, NetworkException e, Instant now) {
    String message = String.valueOf(e.getMessage());
    LOG.info("Statistics could not be collected; account={} kind={}", account.id(), e.kind());
    Duration wait =
        switch (e.kind()) {
          case TEMPORARY -> BACK_OFF.after(turns.failures(account.id()) + 1, random);
          case RATE_LIMITED ->
              e.retryAfter()
                  .filter(said -> said.compareTo(RATE_LIMITED) > 0)
                  .map(said -> said.compareTo(DAILY) < 0 ? said : DAILY)
                  .orElse(RATE_LIMITED);
          case TOKEN_REJECTED, SCOPE_MISSING, REFUSED -> DAILY;
        };
    turns.failed(account.id(), message, now.plus(wait));
  }

  /** Soon after the day begins anew, not all at the same moment. */
  private Instant tomorrow(Instant now) {
    LocalDate next = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    return next.atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plusSeconds(random.nextLong(60, Duration.ofHours(1).toSeconds()));
  }

  private void tell(CollectedAccount account, String change) {
    events.publish(account.workspace(), "statistics", account.id().toString(), change);
  }

  /** Ends what runs; what was collected stays, and another start goes on from there. */
  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
    collecting.shutdownNow();
    try {
      if (!collecting.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Collecting statistics did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

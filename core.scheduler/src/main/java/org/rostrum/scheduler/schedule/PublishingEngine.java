package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.publishing.OutcomeRecorder;
import org.rostrum.scheduler.publishing.PublicationCalls;
import org.rostrum.scheduler.scheduling.MissedSweep;
import org.rostrum.scheduler.scheduling.PausedQueues;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is due. One thread looks at what is due and sends it off; every call has a virtual
 * thread of its own. Nothing stops the looking but {@link #close}: what a database or a provider
 * throws is logged, and the engine looks again after a while.
 */
public final class PublishingEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishingEngine.class);
  private static final Duration WATCH_EVERY = Duration.ofMillis(250);
  private static final Duration LONGEST_FAILURE_WAIT = Duration.ofSeconds(5);

  /**
   * What the engine works with.
   *
   * @param store the database
   * @param providers the networks
   * @param settings their settings
   * @param sessions the accounts' tokens
   * @param clients the way out
   * @param files the media
   * @param events who hears of changes
   * @param holds what is on hold
   * @param missed puts aside what is too late
   */
  public record Parts(
      Store store,
      LiveProviders providers,
      ServiceSettings settings,
      AccountSessions sessions,
      NetworkClients clients,
      MediaFiles files,
      Events events,
      PublishingHolds holds,
      MissedSweep missed) {}

  private final Store store;
  private final Node node;
  private final EngineLimits limits;
  private final OutcomeRecorder recorder;
  private final RunningCalls running;
  private final Dispatcher dispatcher;
  private final Upkeep upkeep;
  private final WakeUp wakeUp = new WakeUp();
  private final Backlog backlog;
  private final Thread thread;
  private final Thread watcher;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile boolean stopping;

  /**
   * Builds an engine that does nothing before {@link #start}.
   *
   * @param parts what it works with
   * @param clock the time of limits and providers
   * @param random for jitter
   * @param owner names this start of this process; never the same twice; at most 50 characters
   * @param limits its bounds
   */
  public PublishingEngine(
      Parts parts, InstantSource clock, RandomGenerator random, String owner, EngineLimits limits) {
    this.store = parts.store();
    this.limits = limits;
    this.node = new Node(store, owner, limits.life());
    Throttles throttles = new Throttles(new DatabaseClock(store, clock));
    this.backlog = new Backlog(limits.maxInFlight());
    this.recorder = new OutcomeRecorder(store, limits);
    PublicationCalls calls =
        new PublicationCalls(
            store,
            parts.sessions(),
            parts.clients(),
            parts.files(),
            throttles,
            clock,
            random,
            node::remaining,
            limits);
    this.running =
        new RunningCalls(
            calls, recorder, parts.providers(), backlog, parts.events(), limits, wakeUp::ring);
    this.dispatcher =
        new Dispatcher(
            new Dispatcher.Parts(
                store,
                node,
                new Claims(store, parts.files(), node, parts.missed()::earliest),
                new Holds(store, parts.events()),
                new PausedQueues(store, parts.events()),
                parts.holds(),
                backlog,
                throttles,
                parts.providers(),
                parts.sessions(),
                running,
                limits));
    this.upkeep =
        new Upkeep(
            store,
            node,
            new Readiness(store, parts.providers(), parts.settings(), parts.holds()),
            parts.missed(),
            parts.holds(),
            new NetworkPauses(store, throttles),
            parts.events(),
            dispatcher::freshen);
    this.thread = Thread.ofPlatform().name("publishing-engine").daemon().unstarted(this::run);
    this.watcher = Thread.ofPlatform().name("publishing-watch").daemon().unstarted(this::watch);
    parts.providers().onChange(this::providersChanged);
    parts.settings().onChange(provider -> becameReady());
    parts.sessions().onChange(account -> becameReady());
    parts.holds().onResume(this::becameReady);
  }

  /** Begins to publish. */
  public void start() {
    node.start(this::givenUp);
    thread.start();
    watcher.start();
  }

  /** Tells that a commit may have brought something nearer. Returns at once. */
  public void wake() {
    dispatcher.freshen();
    wakeUp.ring();
  }

  /** How many publications of a provider are being sent by this node now. */
  public int running(String providerId) {
    return running.of(providerId);
  }

  /** Whether the engine is looking at what is due. */
  public boolean isRunning() {
    return thread.isAlive() && !stopping;
  }

  /**
   * Stops: nothing new begins, running calls get a while and are then interrupted. What still runs
   * after that stays as it is; the network is asked about it at the next start.
   */
  @Override
  public void close() {
    stopping = true;
    stop.countDown();
    wakeUp.ring();
    try {
      thread.join(limits.stopping().toMillis());
      running.awaitEmpty(limits.grace());
      if (!running.isEmpty()) {
        running.interruptAll();
        running.awaitEmpty(limits.stopping());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    recorder.close();
    node.close();
    Release.of(store, node.id());
  }

  /** The other nodes have taken this node's leases and lanes: what still runs is not believed. */
  private void givenUp() {
    running.interruptAll();
    backlog.disown();
    wake();
  }

  /** Apart from the engine's own thread, which may be waiting for the database. */
  private void watch() {
    try {
      while (!stop.await(WATCH_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
        running.watch(node.remaining().compareTo(limits.life().dividedBy(10)) < 0);
      }
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  private void providersChanged() {
    running.providersChanged();
    // what accounts have used of a limit is counted by the limits that are declared now
    backlog.disown();
    becameReady();
  }

  private void becameReady() {
    upkeep.somethingReady();
    wakeUp.ring();
  }

  private void run() {
    int failures = 0;
    while (!stopping) {
      Deadline next = Deadline.in(limits.gap());
      try {
        Optional<Duration> rest = work();
        failures = 0;
        if (rest.isPresent()) {
          rest(rest.get(), next);
        }
      } catch (RuntimeException | Error e) {
        failures++;
        recover(waitAfter(failures, e));
      }
    }
  }

  private Optional<Duration> work() {
    // before the look: after a long pause nothing is sent that a person has to be asked about
    upkeep.run(store.databaseTime());
    return dispatcher.look();
  }

  /**
   * Rests between two looks. What becomes due every millisecond leaves no time to rest, yet is
   * taken together: a look costs about the same for one publication as for twenty.
   *
   * @param rest how long at most
   * @param next when to look again at the earliest
   */
  private void rest(Duration rest, Deadline next) {
    Duration gap = next.remaining();
    try {
      Thread.sleep(gap);
      wakeUp.await(rest.minus(gap));
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  /** Waits after a failure. Rings do not shorten this wait: the database needs it. */
  private void recover(Duration wait) {
    try {
      boolean ignored = stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  private Duration waitAfter(int failures, Throwable failure) {
    if (failure instanceof StoreException) {
      LOG.warn("The engine waits for the database: {}", failure.getMessage());
    } else {
      LOG.error("The engine failed and goes on", failure);
    }
    return shorter(Duration.ofMillis(100L << Math.min(failures, 6)), LONGEST_FAILURE_WAIT);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.rostrum.access.Caller;
import org.rostrum.access.Role;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.posts.StoredPosts;
import org.rostrum.scheduler.publishing.Backoff;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.scheduling.MissedSweep;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.scheduling.StoredHolds;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduling.Holds;

/** An engine between a real database and a fake network, with a workspace and its posts. */
final class EngineBench implements AutoCloseable {
  /** Bounds with waits so short that tests need not wait, and a lease of two seconds. */
  static final EngineLimits QUICK = quick(8);

  /** For tests that count calls: a machine that stands still for a second gives up none of them. */
  static final EngineLimits UNHURRIED = quick(8, Duration.ofMinutes(1));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Store store;
  final TestClock clock;
  final FakeNetwork.World world = new FakeNetwork.World();
  final FakeSettings settings = new FakeSettings();
  final FakeAccounts accounts;
  final List<String> events = new CopyOnWriteArrayList<>();
  final UUID workspace = UUID.randomUUID();
  final Caller caller =
      new Caller(
          UUID.randomUUID(), "Ada", workspace, Role.OWNER.permissions(), Caller.Origin.SESSION);
  final StoredPosts posts;
  final PublishingHolds inForce;
  final Holds holds;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /** One start of a process: its engine, its providers, its way to the database. */
  record Node(
      PublishingEngine engine, FakeNetwork network, LiveProviders providers, SeverableStore store) {
    /** Ends as kill -9 ends a process: nothing more reaches the database or the network. */
    void kill() {
      network.die();
      store.sever();
    }
  }

  EngineBench(Store store, TestClock clock) {
    this.store = store;
    this.clock = clock;
    this.accounts = new FakeAccounts(store, settings);
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(WORKSPACE)
                  .set(WORKSPACE.ID, workspace)
                  .set(WORKSPACE.NAME, "Test")
                  .set(WORKSPACE.ZONE, "UTC")
                  .set(WORKSPACE.CREATED_AT, clock.instant())
                  .execute();
        });
    LiveProviders providers = LiveProviders.of(LiveProvider.of(new FakeNetwork(world)));
    this.inForce = new PublishingHolds(store, this::nanoTime);
    this.holds = new StoredHolds(store, providers, inForce, silentAudit(), heard());
    this.posts =
        new StoredPosts(
            store,
            new FakeMedia(),
            providers,
            (sql, who, action, subject, detail) -> {},
            heard(),
            new TimeOrderedIds(clock, RandomGenerator.of("L64X128MixRandom")),
            () -> nodes.forEach(node -> node.engine().wake()));
  }

  static EngineLimits quick(int retries) {
    return quick(retries, Duration.ofSeconds(1));
  }

  private static EngineLimits quick(int retries, Duration life) {
    return new EngineLimits(
        64,
        200,
        50,
        Duration.ofMillis(50),
        Duration.ofMillis(1),
        Duration.ZERO,
        life,
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        retries,
        6,
        200,
        new Backoff(Duration.ofMillis(10), 1, Duration.ofMillis(20), 0.2),
        new Backoff(Duration.ofMillis(10), 1, Duration.ofMillis(20), 0.2));
  }

  private long nanoTime() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
  }

  Events heard() {
    return new Events() {
      @Override
      public void publish(UUID ofWorkspace, String topic, String subject, String change) {
        events.add(topic + " " + change);
      }

      @Override
      public void publishToAll(String topic, String subject, String change) {
        events.add(topic + " " + change);
      }
    };
  }

  Audit silentAudit() {
    return (sql, who, action, subject, detail) -> {};
  }

  UUID account(String name) {
    return accounts.connect(workspace, name, FakeNetwork.ID, clock.instant());
  }

  Node start() {
    return start(new FakeNetwork(world, 8, Duration.ofSeconds(1), List.of()), QUICK);
  }

  /** Starts a process that nobody calls too slow, whatever the machine has to do besides. */
  Node startUnhurried() {
    return start(new FakeNetwork(world, 8, Duration.ofMinutes(1), List.of()), UNHURRIED);
  }

  Node start(FakeNetwork network, EngineLimits limits) {
    return start(network, limits, clock, way -> {});
  }

  /**
   * Starts a process.
   *
   * @param process the clock of its machine
   * @param prepare what happens to its way to the database before it starts
   */
  Node start(
      FakeNetwork network,
      EngineLimits limits,
      InstantSource process,
      Consumer<SeverableStore> prepare) {
    LiveProviders providers = LiveProviders.of(LiveProvider.of(network));
    SeverableStore way = new SeverableStore(store);
    network.onCrash(way::sever);
    prepare.accept(way);
    PublishingEngine engine = engine(way, providers, limits, process);
    Node node = new Node(engine, network, providers, way);
    nodes.add(node);
    engine.start();
    return node;
  }

  /** An engine that is not started; whoever asks for it closes it. */
  PublishingEngine engine(Store way, LiveProviders providers, EngineLimits limits) {
    return engine(way, providers, limits, clock);
  }

  private PublishingEngine engine(
      Store way, LiveProviders providers, EngineLimits limits, InstantSource process) {
    return new PublishingEngine(
        new PublishingEngine.Parts(
            way,
            providers,
            settings,
            accounts,
            (deadline, reach) ->
                request -> {
                  throw new UnsupportedOperationException("no network in this test");
                },
            new FakeMedia(),
            heard(),
            nodes.isEmpty() ? inForce : new PublishingHolds(way, this::nanoTime),
            new MissedSweep(way, heard())),
        process,
        RandomGenerator.of("L64X128MixRandom"),
        "node-" + starts.incrementAndGet(),
        limits);
  }

  /** The node that was started last. */
  Node latest() {
    return nodes.getLast();
  }

  /** Lets the clock follow the real one, for tests of what happens in between. */
  void letTimePass() {
    clock.set(Instant.now());
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("time")
            .start(
                () -> {
                  while (!closed) {
                    clock.set(Instant.now());
                    LockSupport.parkNanos(1_000_000);
                  }
                });
    threads.add(thread);
  }

  PostDraft draft(String text, UUID... to) {
    return new PostDraft(
        "",
        text,
        Optional.empty(),
        List.of(),
        List.of(to).stream()
            .map(account -> new Target(account, Map.of(), Version.same()))
            .toList());
  }

  /** Makes and schedules a post for one account and answers its publication. */
  UUID scheduled(UUID account, Instant at) {
    return scheduled(account, at, "hello");
  }

  UUID scheduled(UUID account, Instant at, String text) {
    PostView post = posts.create(caller, draft(text, account), Optional.empty());
    return posts.schedule(caller, post.id(), post.version(), at).publications().getFirst().id();
  }

  PublicationView view(UUID publication) {
    return posts.explain(caller, publication).publication();
  }

  PublicationState state(UUID publication) {
    return view(publication).state();
  }

  List<String> outcomes(UUID publication) {
    return store.read(
        sql ->
            sql.select(ATTEMPT.OUTCOME)
                .from(ATTEMPT)
                .where(ATTEMPT.PUBLICATION_ID.eq(publication))
                .orderBy(ATTEMPT.NUMBER)
                .fetch(ATTEMPT.OUTCOME));
  }

  void awaitState(UUID publication, PublicationState... wanted) {
    await(
        () -> Set.of(wanted).contains(state(publication)),
        () -> publication + " is " + view(publication) + " after " + outcomes(publication));
  }

  static void await(BooleanSupplier condition, java.util.function.Supplier<String> otherwise) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    closed = true;
    List<Thread> closing =
        nodes.stream().map(node -> Thread.startVirtualThread(node.engine()::close)).toList();
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

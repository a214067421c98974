package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/**
 * A network that does what a test tells it, and counts what it created. Several providers may stand
 * before one world, as several processes stand before one network.
 */
final class FakeNetwork implements NetworkProvider {
  static final String ID = "fake";

  /** What happens to one call. */
  enum Fault {
    NONE,
    FAIL_FOR_NOW,
    FAIL_FOR_GOOD,
    REJECT,
    RATE_LIMIT_ACCOUNT,
    RATE_LIMIT_NETWORK,
    IN_PROGRESS,
    TOKEN_REFUSED,
    SCOPE_MISSING,
    THROW_BEFORE,
    THROW_AFTER,
    ERROR_AFTER,
    NULL_BEFORE,
    NULL_AFTER,
    UNKNOWN_BEFORE,
    UNKNOWN_AFTER,
    LONG_ID_AFTER,
    HANG_BEFORE,
    HANG_AFTER,
    CRASH_BEFORE,
    CRASH_AFTER
  }

  /** The network itself: it outlives the processes that call it. */
  static final class World {
    final Map<UUID, AtomicInteger> created = new ConcurrentHashMap<>();
    final List<String> texts = new CopyOnWriteArrayList<>();
    final Map<UUID, Queue<Fault>> faults = new ConcurrentHashMap<>();
    final Map<UUID, Queue<ReconcileResult>> answers = new ConcurrentHashMap<>();
    final List<PublishRequest> requests = new CopyOnWriteArrayList<>();
    final List<PublishAttempt> questions = new CopyOnWriteArrayList<>();
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();
    final Map<String, FakeNetwork> publishing = new ConcurrentHashMap<>();
    volatile boolean overlapped;
    volatile CountDownLatch gate = new CountDownLatch(0);

    /** Whether calls before the gate do not heed that they are interrupted. */
    volatile boolean deaf;

    int created(UUID publication) {
      return created.computeIfAbsent(publication, key -> new AtomicInteger()).get();
    }

    void script(UUID publication, Fault... script) {
      Queue<Fault> queue = new ArrayDeque<>(List.of(script));
      faults.put(publication, queue);
    }

    void answer(UUID publication, ReconcileResult... script) {
      Queue<ReconcileResult> queue = new ArrayDeque<>(List.of(script));
      answers.put(publication, queue);
    }

    private synchronized Fault next(UUID publication) {
      @Nullable Queue<Fault> queue = faults.get(publication);
      @Nullable Fault fault = queue == null ? null : queue.poll();
      return fault == null ? Fault.NONE : fault;
    }

    private synchronized Optional<ReconcileResult> nextAnswer(UUID publication) {
      @Nullable Queue<ReconcileResult> queue = answers.get(publication);
      return Optional.ofNullable(queue == null ? null : queue.poll());
    }
  }

  final World world;
  private final ProviderDescriptor descriptor;
  private volatile Runnable crash = () -> {};
  private boolean dead;

  FakeNetwork(World world) {
    this(world, 8, Duration.ofSeconds(2), List.of());
  }

  FakeNetwork(World world, int concurrency, Duration deadline, List<RateLimit> limits) {
    this.world = world;
    this.descriptor =
        ProviderDescriptor.of(ID, "Fake")
            .maxConcurrency(concurrency)
            .publishDeadline(deadline)
            .rateLimits(limits)
            .build();
  }

  /** Says what a crash of the process in front of this provider is. */
  void onCrash(Runnable whatHappens) {
    this.crash = whatHappens;
  }

  /** The process is gone: nothing reaches the network through this provider any more. */
  synchronized void die() {
    dead = true;
  }

  synchronized boolean isDead() {
    return dead;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of();
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    return new AccountIdentity("me", "Me", "", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return content.text().contains("forbidden")
        ? List.of(ContentProblem.of("text", "FORBIDDEN", "This word is not taken."))
        : List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    int now = world.inFlight.incrementAndGet();
    int ignored = world.mostInFlight.accumulateAndGet(now, Math::max);
    String account = context.remoteId().orElse("");
    @Nullable FakeNetwork other = world.publishing.put(account, this);
    if (other != null && !other.isDead()) {
      world.overlapped = true;
    }
    try {
      passGate();
      world.requests.add(request);
      return act(request, context, world.next(request.publication()));
    } finally {
      world.publishing.remove(account, this);
      world.inFlight.decrementAndGet();
    }
  }

  private void passGate() throws InterruptedException {
    boolean passed = false;
    while (!passed) {
      try {
        world.gate.await();
        passed = true;
      } catch (InterruptedException e) {
        if (!world.deaf) {
          throw e;
        }
      }
    }
  }

  @SuppressWarnings("NullAway") // a provider that breaks its promise
  private PublishResult act(PublishRequest request, PublishContext context, Fault fault)
      throws InterruptedException {
    switch (fault) {
      case FAIL_FOR_NOW -> {
        return new PublishResult.Failed(true, "not now");
      }
      case FAIL_FOR_GOOD -> {
        return new PublishResult.Failed(false, "never");
      }
      case REJECT -> {
        return new PublishResult.Rejected(
            List.of(ContentProblem.of("text", "BAD", "The network does not like it.")));
      }
      case RATE_LIMIT_ACCOUNT -> {
        return new PublishResult.RateLimited(
            Duration.ofSeconds(1), RateLimit.Scope.ACCOUNT, "too many for the account");
      }
      case RATE_LIMIT_NETWORK -> {
        return new PublishResult.RateLimited(
            Duration.ofSeconds(1), RateLimit.Scope.NETWORK, "too many for the network");
      }
      case IN_PROGRESS -> {
        return new PublishResult.InProgress("uploaded", Duration.ofSeconds(1), "transcoding");
      }
      case TOKEN_REFUSED -> {
        return new PublishResult.ReauthorizationRequired("token refused", Set.of());
      }
      case SCOPE_MISSING -> {
        return new PublishResult.ReauthorizationRequired("scope missing", Set.of("pins:write"));
      }
      case THROW_BEFORE -> throw new IllegalStateException("broken before");
      case NULL_BEFORE -> {
        return null;
      }
      case UNKNOWN_BEFORE -> {
        return new PublishResult.Unknown("no answer");
      }
      case HANG_BEFORE -> new CountDownLatch(1).await();
      case CRASH_BEFORE -> crash();
      default -> {}
    }
    if (fault != Fault.NONE) {
      context.checkpoint("creating");
    }
    String remoteId = create(request);
    switch (fault) {
      case THROW_AFTER -> throw new IllegalStateException("broken after");
      case ERROR_AFTER -> throw new AssertionError("broken after");
      case NULL_AFTER -> {
        return null;
      }
      case UNKNOWN_AFTER -> {
        return new PublishResult.Unknown("no answer");
      }
      case LONG_ID_AFTER -> {
        return new PublishResult.Published(
            "x".repeat(PublishResult.MAX_REMOTE_ID + 1), Optional.empty());
      }
      case HANG_AFTER -> new CountDownLatch(1).await();
      case CRASH_AFTER -> crash();
      default -> {}
    }
    return new PublishResult.Published(remoteId, Optional.empty());
  }

  private void crash() throws InterruptedException {
    die();
    crash.run();
    new CountDownLatch(1).await();
  }

  private synchronized String create(PublishRequest request) {
    if (dead) {
      throw new IllegalStateException("this process is gone");
    }
    int count =
        world
            .created
            .computeIfAbsent(request.publication(), key -> new AtomicInteger())
            .incrementAndGet();
    world.texts.add(request.content().text());
    return request.publication() + "-" + count;
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    world.questions.add(attempt);
    UUID publication = attempt.request().publication();
    return world
        .nextAnswer(publication)
        .orElseGet(
            () ->
                world.created(publication) > 0
                    ? new ReconcileResult.Found(publication + "-1", Optional.empty())
                    : new ReconcileResult.Absent());
  }

  static List<Fault> recoverable() {
    List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    faults.removeAll(
        List.of(Fault.FAIL_FOR_GOOD, Fault.REJECT, Fault.SCOPE_MISSING, Fault.TOKEN_REFUSED));
    return faults;
  }
}

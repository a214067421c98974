package org.rostrum.scheduler.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A network that counts who calls it at once and in which order, and that can be held. */
final class CountingNetwork implements NetworkProvider {
  /** Publications are numbered by account: so many belong to one after the other. */
  static final int EACH = 20;

  private static final long HIGH = 0x0192_0000_0000_7000L;
  private static final long VARIANT = 1L << 63;

  private final ProviderDescriptor descriptor;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicInteger mostOfOneAccount = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final Map<Integer, AtomicInteger> accounts = new ConcurrentHashMap<>();
  private final Map<Integer, List<Integer>> taken = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  CountingNetwork(String id, int concurrency, List<RateLimit> limits) {
    this.descriptor =
        ProviderDescriptor.of(id, id)
            .maxConcurrency(concurrency)
            .publishDeadline(ProviderDescriptor.MAX_PUBLISH_DEADLINE)
            .rateLimits(limits)
            .build();
  }

  /** The id of a publication; ids are in the order of numbers. */
  static UUID publication(int number) {
    return new UUID(HIGH, VARIANT | number);
  }

  String id() {
    return descriptor.id();
  }

  int concurrency() {
    return descriptor.maxConcurrency();
  }

  /** From now on calls get no answer. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** All calls get their answers. */
  void letGo() {
    gate.countDown();
  }

  int inFlight() {
    return inFlight.get();
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  int mostOfOneAccount() {
    return mostOfOneAccount.get();
  }

  /** How many calls got their answer. */
  int finished() {
    return finished.get();
  }

  /** The numbers of an account's publications in the order in which they came. */
  List<Integer> ofAccount(int account) {
    return taken.getOrDefault(account, List.of());
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    int number = (int) (request.publication().getLeastSignificantBits() ^ VARIANT);
    int account = number / EACH;
    AtomicInteger ofAccount = accounts.computeIfAbsent(account, key -> new AtomicInteger());
    raise(mostInFlight, inFlight.incrementAndGet());
    raise(mostOfOneAccount, ofAccount.incrementAndGet());
    try {
      List<Integer> numbers = taken.computeIfAbsent(account, key -> new ArrayList<>());
      synchronized (numbers) {
        numbers.add(number);
      }
      gate.await();
      return new PublishResult.Published("remote-" + number, Optional.empty());
    } finally {
      ofAccount.decrementAndGet();
      inFlight.decrementAndGet();
      finished.incrementAndGet();
    }
  }

  private static void raise(AtomicInteger most, int now) {
    int ignored = most.accumulateAndGet(now, Math::max);
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
    return List.of();
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Absent();
  }

  @Override
  public String toString() {
    return id() + ": " + finished + " finished, " + inFlight + " in flight";
  }
}

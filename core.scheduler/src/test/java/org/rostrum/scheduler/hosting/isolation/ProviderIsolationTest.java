package org.rostrum.scheduler.hosting.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.hosting.ProviderHealth.Fault;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProvider;

/** What a provider does wrong is bounded, noted, and ends in its suspension. */
@Timeout(30)
class ProviderIsolationTest {
  private static final IsolationLimits LIMITS = limits(Duration.ofSeconds(10));
  private static final IsolationLimits IMPATIENT = limits(Duration.ofMillis(150));

  private static IsolationLimits limits(Duration answer) {
    return new IsolationLimits(
        answer,
        2,
        Duration.ofSeconds(20),
        2,
        Duration.ofSeconds(10),
        2,
        3,
        Duration.ofMinutes(10),
        Duration.ofMillis(250));
  }

  private static final ProviderDescriptor CHIRP = ProviderDescriptor.of("chirp", "Chirp").build();
  private static final SettingValues NOTHING = SettingValues.of(Map.of(), Map.of());

  private static final PublishRequest REQUEST =
      new PublishRequest(
          new UUID(0, 1),
          new Content("", "", Optional.empty(), List.of()),
          NOTHING,
          Instant.EPOCH,
          Optional.empty());

  private final AtomicLong nanos = new AtomicLong(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final CallWatch watch = new CallWatch(nanos::get, LIMITS.tick());
  private final BlockingQueue<String> suspended = new LinkedBlockingQueue<>();
  private final ProviderIsolation isolation =
      new ProviderIsolation(InstantSource.fixed(Instant.EPOCH), nanos::get, LIMITS);
  private final ProviderGuard guard = new ProviderGuard("chirp", "Chirp", LIMITS, watch, isolation);
  private final ProviderGuard impatient =
      new ProviderGuard("chirp", "Chirp", IMPATIENT, watch, isolation);

  ProviderIsolationTest() {
    isolation.onTooMany((id, reason) -> suspended.add(id + ": " + reason));
  }

  @AfterEach
  void letGo() {
    never.countDown();
    isolation.close();
  }

  /** As code does that takes an interruption for a nuisance. */
  private <T> T hang(T after) {
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // goes on
      }
    }
    return after;
  }

  private void pass(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= LIMITS.tick().toNanos()) {
      nanos.addAndGet(LIMITS.tick().toNanos());
      watch.look();
    }
  }

  private List<String> faults() {
    return isolation.faults("chirp").stream()
        .map(fault -> fault.kind() + " " + fault.detail())
        .toList();
  }

  @Test
  void aQuestionThatIsNotAnsweredHoldsNobodyForLong() {
    long begin = System.nanoTime();

    ProviderSilent silent =
        catchThrowableOfType(
            ProviderSilent.class, () -> impatient.ask("validate", () -> hang(List.of())));

    assertThat(silent).hasMessageStartingWith("Chirp does not answer.");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(faults()).isEmpty();
    pass(IMPATIENT.answer().plusSeconds(1));
    assertThat(faults()).containsExactly("BLOCKED validate does not end");
    pass(Duration.ofSeconds(1));
    assertThat(faults()).as("a call is late once").hasSize(1);
  }

  /** An answer may take longer than four ticks, so that the watch can tell time from standstill. */
  private static final IsolationLimits HASTY = limits(LIMITS.tick().multipliedBy(12));

  private CompletableFuture<Throwable> interrupted(CountDownLatch inside) {
    ProviderGuard hasty = new ProviderGuard("chirp", "Chirp", HASTY, watch, isolation);
    return CompletableFuture.supplyAsync(
        () ->
            catchThrowableOfType(
                ProviderSilent.class, () -> hasty.ask("validate", () -> waitFor(inside))));
  }

  /** As code does that ends when it is interrupted, having answered nothing until then. */
  private List<String> waitFor(CountDownLatch inside) {
    inside.countDown();
    try {
      never.await();
    } catch (InterruptedException e) {
      // ends
    }
    return List.of();
  }

  @Test
  void aQuestionThatEndsOnlyBecauseItIsInterruptedIsAFault() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Throwable> asked = interrupted(inside);
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    pass(HASTY.answer());

    assertThat(asked.get(10, TimeUnit.SECONDS)).isInstanceOf(ProviderSilent.class);
    assertThat(until(() -> Optional.of(faults()).filter(all -> !all.isEmpty())))
        .containsExactly("BLOCKED validate does not end");
    pass(Duration.ofSeconds(1));
    assertThat(faults()).as("once").hasSize(1);
  }

  @Test
  void aQuestionThatAStandStillHasInterruptedIsNone() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Throwable> asked = interrupted(inside);
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    nanos.addAndGet(Duration.ofHours(8).toNanos());
    watch.look();

    assertThat(asked.get(10, TimeUnit.SECONDS)).isInstanceOf(ProviderSilent.class);
    while (threads("provider-chirp") > 0) {
      Thread.onSpinWait();
    }
    pass(HASTY.answer().plusSeconds(1));
    assertThat(faults()).isEmpty();
  }

  @Test
  void noMoreThreadsHangThanAreAllowed() {
    AtomicInteger asked = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(
              () ->
                  impatient.ask(
                      "terms",
                      () -> {
                        asked.incrementAndGet();
                        return hang(NOTHING);
                      }))
          .isInstanceOf(ProviderSilent.class);
    }

    assertThat(asked).hasValue(LIMITS.questions());
    never.countDown();
    assertThat(until(() -> answer())).isEqualTo("here again");
  }

  private Optional<String> answer() {
    try {
      return Optional.of(impatient.ask("terms", () -> "here again"));
    } catch (ProviderSilent e) {
      return Optional.empty();
    }
  }

  private static <T> T until(Supplier<Optional<T>> found) {
    while (!Thread.interrupted()) {
      Optional<T> now = found.get();
      if (now.isPresent()) {
        return now.get();
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new AssertionError("It never happened");
  }

  @Test
  void aStandStillOfTheWholeProcessIsNobodysFault() throws Exception {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> read(() -> hang("late")));
    while (threads("provider-chirp") == 0) {
      Thread.onSpinWait();
    }

    nanos.addAndGet(Duration.ofHours(8).toNanos());
    watch.look();

    assertThat(faults()).isEmpty();
    never.countDown();
    assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("late");
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  private String read(ProviderGuard.NetworkCall<String> call) {
    try {
      return guard.read("list", call);
    } catch (NetworkException | InterruptedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void whatItThrowsIsAFaultAndGoesToItsCallerOnly() {
    assertThatThrownBy(
            () ->
                guard.ask(
                    "authorization",
                    () -> {
                      throw new StackOverflowError("a secret of the provider");
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(
            () ->
                guard.read(
                    "list",
                    () -> {
                      throw new IllegalStateException("a secret of the provider");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(faults())
        .containsExactly(
            "THREW list threw IllegalStateException",
            "THREW authorization threw StackOverflowError");
  }

  @Test
  void whatTheNetworkDoesIsNoFault() {
    for (NetworkException.Kind kind : NetworkException.Kind.values()) {
      assertThatThrownBy(
              () ->
                  guard.read(
                      "list",
                      () -> {
                        throw new NetworkException(kind, "The network is down.");
                      }))
          .isInstanceOf(NetworkException.class);
    }

    assertThat(faults()).isEmpty();
  }

  @Test
  void noAnswerAndHalfAnAnswerAreNonsense() {
    List<String> holed = new ArrayList<>(Arrays.asList("a", null));
    assertThat(read(() -> null)).contains("gave no answer");
    assertThatThrownBy(() -> guard.ask("validate", () -> Answers.copy(holed)))
        .hasMessageContaining("gave no answer");

    assertThat(faults()).hasSize(2).allMatch(fault -> fault.startsWith("NONSENSE"));
  }

  @Test
  @SuppressWarnings("NullAway") // that is what a faulty provider does
  void aHalfPublishedPostIsUnknown() throws Exception {
    assertThat(publish(() -> new PublishResult.Published(null, Optional.empty())))
        .isInstanceOf(PublishResult.Unknown.class);
    assertThat(publish(() -> null)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(faults()).hasSize(2).allMatch(fault -> fault.startsWith("NONSENSE publish"));
  }

  @Test
  void whatTheHostThrowsIntoACallIsNoFaultOfTheProvider() {
    PublishContext lost =
        context(
            () -> {
              throw new IllegalStateException("The publication is another attempt's now.");
            });
    GuardedProvider provider =
        new GuardedProvider(
            provider(
                given -> {
                  given.checkpoint("half");
                  return new PublishResult.Failed(false, "not reached");
                }),
            CHIRP,
            guard);

    assertThatThrownBy(() -> provider.publish(REQUEST, lost))
        .hasMessageContaining("another attempt");
    assertThat(faults()).isEmpty();
  }

  @Test
  void asManyPublishAsMayAndTheNextIsToldThatNothingWasSent() throws Exception {
    List<CompletableFuture<PublishResult>> hanging = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(LIMITS.publishing());
    PublishResult done = new PublishResult.Published("1", Optional.empty());
    for (int i = 0; i < LIMITS.publishing(); i++) {
      hanging.add(
          CompletableFuture.supplyAsync(
              () ->
                  publish(
                      () -> {
                        begun.countDown();
                        return hang(done);
                      })));
    }
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    PublishResult next = publish(() -> done);

    assertThat(next)
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> {
              assertThat(failed.retryable()).isTrue();
            });
    pass(CHIRP.publishDeadline().plus(LIMITS.grace()).plusSeconds(1));
    assertThat(faults()).hasSize(2).allMatch(fault -> fault.equals("BLOCKED publish does not end"));
    never.countDown();
    for (CompletableFuture<PublishResult> one : hanging) {
      assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo(done);
    }
  }

  @Test
  void anInterruptionReachesTheCallAndItsAnswerIsWaitedFor() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<PublishResult> result = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () ->
                    result.complete(
                        publish(
                            () -> {
                              inside.countDown();
                              try {
                                never.await();
                              } catch (InterruptedException e) {
                                return new PublishResult.Unknown("It was on its way.");
                              }
                              return new PublishResult.Failed(false, "not interrupted");
                            })));
    inside.await();
    caller.interrupt();

    assertThat(result.get(5, TimeUnit.SECONDS))
        .isEqualTo(new PublishResult.Unknown("It was on its way."));
  }

  @Test
  void aProviderThatComputesForEverLeavesTheVirtualThreadsToOthers() throws Exception {
    int carriers = Runtime.getRuntime().availableProcessors();
    IsolationLimits wide =
        new IsolationLimits(
            LIMITS.answer(),
            8,
            LIMITS.read(),
            carriers + 1,
            LIMITS.grace(),
            8,
            99,
            LIMITS.window(),
            LIMITS.tick());
    ProviderGuard greedy = new ProviderGuard("greedy", "Greedy", wide, watch, isolation);
    CountDownLatch begun = new CountDownLatch(carriers + 1);
    for (int i = 0; i <= carriers; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  greedy.read(
                      "list",
                      () -> {
                        begun.countDown();
                        while (never.getCount() > 0) {
                          Thread.onSpinWait();
                        }
                        return "done";
                      });
                } catch (NetworkException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
    }
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    CountDownLatch others = new CountDownLatch(1);
    Thread.ofVirtual().start(others::countDown);
    assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void repeatedFaultsSuspendOnceWithAReason() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(read(() -> null)).contains("gave no answer");
    }

    assertThat(suspended.poll(5, TimeUnit.SECONDS))
        .isEqualTo(
            "chirp: Suspended by itself after 3 faults within 10 minutes; the last: list answered"
                + " nothing that can be used.");
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(isolation.faults("chirp")).as("shown while it is suspended").hasSize(5);
    isolation.forget("chirp");
    assertThat(isolation.faults("chirp")).isEmpty();
    assertThat(suspended).isEmpty();
  }

  @Test
  void whatCallsOfAVersionThatHasGoneDoIsNoFaultOfTheNext() throws Exception {
    ProviderGuard next = new ProviderGuard("chirp", "Chirp", LIMITS, watch, isolation);
    List<CompletableFuture<String>> hanging = new ArrayList<>();
    for (int i = 0; i < LIMITS.reading(); i++) {
      hanging.add(CompletableFuture.supplyAsync(() -> read(() -> hang("late"))));
    }
    while (threads("provider-chirp") < LIMITS.reading()) {
      Thread.onSpinWait();
    }

    guard.retire();
    isolation.forget("chirp");
    pass(LIMITS.read().plusSeconds(1));

    assertThat(faults()).isEmpty();
    never.countDown();
    for (CompletableFuture<String> one : hanging) {
      assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo("late");
    }
    assertThatThrownBy(() -> next.ask("terms", () -> null)).hasMessageContaining("no answer");
    assertThat(faults()).as("its own it answers for").hasSize(1);
  }

  @Test
  void aSuspensionThatWaitsForItsTurnDoesNotStrikeTheNextVersion() throws Exception {
    isolation.onTooMany((id, reason) -> suspended.add(id.equals("slow") ? hang(id) : id));
    ProviderGuard slow = new ProviderGuard("slow", "Slow", LIMITS, watch, isolation);
    ProviderGuard last = new ProviderGuard("last", "Last", LIMITS, watch, isolation);
    for (ProviderGuard one : List.of(slow, guard, last)) {
      for (int i = 0; i < LIMITS.suspendedAfter(); i++) {
        assertThatThrownBy(() -> one.ask("terms", () -> null)).isNotNull();
      }
    }

    guard.retire();
    never.countDown();

    assertThat(suspended.poll(5, TimeUnit.SECONDS)).isEqualTo("slow");
    assertThat(suspended.poll(5, TimeUnit.SECONDS)).isEqualTo("last");
  }

  @Test
  void aLookThatFailsIsNotTheLast() throws Exception {
    IsolationLimits quick =
        new IsolationLimits(
            LIMITS.answer(),
            2,
            LIMITS.read(),
            2,
            LIMITS.grace(),
            2,
            3,
            Duration.ofNanos(1),
            Duration.ofMillis(5));
    CountDownLatch looks = new CountDownLatch(3);
    try (ProviderIsolation watched =
        new ProviderIsolation(InstantSource.fixed(Instant.EPOCH), System::nanoTime, quick)) {
      ProviderGuard faulty = watched.guard("faulty", "Faulty");
      watched.start();
      // a fault, and a moment later its end: the look that finds that is the one that fails
      watched.onChange(
          id -> {
            if (Thread.currentThread().getName().equals("provider-watch")) {
              looks.countDown();
              throw new StackOverflowError("A listener");
            }
          });
      while (looks.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
        assertThatThrownBy(() -> faulty.ask("terms", () -> null)).isNotNull();
      }
    }
    assertThat(looks.getCount()).isZero();
  }

  @Test
  void faultsThatAreFarApartDoNotAddUp() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(read(() -> null)).contains("gave no answer");
      nanos.addAndGet(LIMITS.window().dividedBy(2).plusMillis(1).toNanos());
    }
    Set<Fault> left = Set.copyOf(isolation.faults("chirp"));

    assertThat(left).hasSizeLessThan(3);
    assertThat(suspended.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void anEndlessAndAThrowingDescriptorKeepAProviderOutWithinTheLimit() {
    try (ProviderIsolation hasty =
        new ProviderIsolation(InstantSource.fixed(Instant.EPOCH), nanos::get, IMPATIENT)) {
      assertThatThrownBy(() -> hasty.describe("chirp", describing(() -> hang(CHIRP))))
          .isInstanceOf(ProviderSilent.class);
    }
    assertThatThrownBy(
            () ->
                isolation.describe(
                    "chirp",
                    describing(
                        () -> {
                          throw new StackOverflowError();
                        })))
        .isInstanceOf(StackOverflowError.class);
    assertThat(isolation.describe("chirp", describing(() -> CHIRP))).isSameAs(CHIRP);
    assertThat(faults()).isEmpty();
  }

  @Test
  void noOptionalServiceIsForgotten() {
    List<Class<?>> optional =
        Arrays.stream(LiveProvider.class.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .filter(ParameterizedType.class::isInstance)
            .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
            .<Class<?>>map(type -> (Class<?>) type)
            .toList();

    assertThat(optional).hasSizeGreaterThan(3);
    for (Class<?> type : optional) {
      Object service = stub(type, "none", args -> "none");
      assertThat(GuardedServices.of(service, type, guard)).isInstanceOf(type).isNotSameAs(service);
    }
  }

  private interface Publishing {
    PublishResult with(PublishContext context);
  }

  private PublishResult publish(Supplier<PublishResult> answer) {
    try {
      return new GuardedProvider(provider(context -> answer.get()), CHIRP, guard)
          .publish(REQUEST, context(() -> {}));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static NetworkProvider provider(Publishing publishing) {
    return stub(
        NetworkProvider.class, "publish", args -> publishing.with((PublishContext) args[1]));
  }

  private static NetworkProvider describing(Supplier<ProviderDescriptor> descriptor) {
    return stub(NetworkProvider.class, "descriptor", args -> descriptor.get());
  }

  private static PublishContext context(Runnable checkpoint) {
    return (PublishContext)
        Proxy.newProxyInstance(
            PublishContext.class.getClassLoader(),
            new Class<?>[] {PublishContext.class},
            (proxy, method, args) -> {
              if (method.getName().equals("remaining")) {
                return Duration.ofHours(1);
              }
              checkpoint.run();
              return null;
            });
  }

  private interface Body {
    Object run(Object[] args);
  }

  private static <T> T stub(Class<T> type, String name, Body body) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              assertThat(method.getName()).isEqualTo(name);
              return body.run(args);
            }));
  }
}

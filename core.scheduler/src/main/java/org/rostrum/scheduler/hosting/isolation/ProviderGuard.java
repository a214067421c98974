package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.ProviderHealth.Fault;
import org.rostrum.provider.NetworkException;
import org.rostrum.scheduler.network.Deadline;

/**
 * Every call into one provider goes through here: on a thread of its own, so many at once and no
 * more, and with its faults noted. A permit is given back when the provider's code has ended, not
 * when its caller has given up: what never ends is bounded, too. Safe for use by many threads.
 */
public final class ProviderGuard {
  private static final String RESTS = " is being installed, updated or removed.";

  private final String id;
  private final String network;
  private final String threadName;
  private final IsolationLimits limits;
  private final CallWatch watch;
  private final ProviderIsolation isolation;
  private final Semaphore questions;
  private final Semaphore reading;
  private final Semaphore publishing;
  private final AtomicInteger awaited = new AtomicInteger();
  private volatile boolean resting;
  private volatile boolean retired;

  /** A call that may wait for the network. */
  @FunctionalInterface
  interface NetworkCall<T> {
    @Nullable T make() throws NetworkException, InterruptedException;
  }

  /** As many calls run as may. Nothing was asked of the provider. */
  static final class Crowded extends Exception {
    private static final long serialVersionUID = 1L;
  }

  ProviderGuard(
      String id,
      String network,
      IsolationLimits limits,
      CallWatch watch,
      ProviderIsolation isolation) {
    this.id = id;
    this.network = network;
    this.threadName = threadName(id);
    this.limits = limits;
    this.watch = watch;
    this.isolation = isolation;
    this.questions = new Semaphore(limits.questions());
    this.reading = new Semaphore(limits.reading());
    this.publishing = new Semaphore(limits.publishing());
  }

  /**
   * Its provider has gone: what its calls still do wrong is nobody's fault any more, least of all
   * that of the version that comes.
   */
  public void retire() {
    retired = true;
  }

  /**
   * Whether its bundle is about to stop: nothing new is read or changed then, even by a caller that
   * found the provider before.
   */
  public void rest(boolean value) {
    resting = value;
  }

  /**
   * How many callers wait for what is read or changed. What the network answers may be had only
   * once, like a token that replaces another; {@link #rest} first, then these become fewer only.
   */
  public int awaited() {
    return awaited.get();
  }

  boolean isRetired() {
    return retired;
  }

  String id() {
    return id;
  }

  String network() {
    return network;
  }

  static String threadName(String id) {
    return "provider-" + id;
  }

  /**
   * Asks what has to be answered at once.
   *
   * @param what the call, for people
   * @throws ProviderSilent if there is no answer in time, or too many questions wait for one
   * @throws IllegalStateException if the answer is none
   */
  <T> T ask(String what, Supplier<? extends @Nullable T> question) {
    Deadline end = Deadline.in(limits.answer());
    try {
      if (!questions.tryAcquire(end.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new ProviderSilent(network);
      }
      Begun<T> asked = begin(what, limits.answer(), questions, new HostErrors(), question::get);
      return asked.thread().await(end.remaining(), () -> watch.giveUp(asked.running()));
    } catch (TimeoutException e) {
      throw new ProviderSilent(network);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderSilent(network);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    }
  }

  /**
   * Makes a call that reads from the network.
   *
   * @throws NetworkException as the provider throws it; TEMPORARY if it gives no answer
   */
  <T> T read(String what, NetworkCall<T> call) throws NetworkException, InterruptedException {
    // counted before it is asked whether it may: who stops the bundle does it the other way round
    awaited.incrementAndGet();
    try {
      if (resting) {
        throw temporary(RESTS + " Try again in a minute.");
      }
      return readNow(what, call);
    } finally {
      awaited.decrementAndGet();
    }
  }

  private <T> T readNow(String what, NetworkCall<T> call)
      throws NetworkException, InterruptedException {
    if (!reading.tryAcquire(limits.answer().toNanos(), TimeUnit.NANOSECONDS)) {
      throw temporary(" does not get done with what it was asked. Try again later.");
    }
    try {
      return finish(begin(what, limits.read(), reading, new HostErrors(), call::make));
    } catch (NoAnswer e) {
      throw temporary(" gave no answer that can be used. Updating its provider may help.");
    }
  }

  /**
   * Makes a call about a publication.
   *
   * @param deadline how long it may take
   * @param own what the host itself throws into it
   * @throws Crowded if the provider was not called
   * @throws NoAnswer if the provider was called and answered nothing that can be used
   */
  <T> T publish(String what, Duration deadline, HostErrors own, NetworkCall<T> call)
      throws Crowded, NoAnswer, NetworkException, InterruptedException {
    if (!publishing.tryAcquire()) {
      throw new Crowded();
    }
    return finish(begin(what, deadline.plus(limits.grace()), publishing, own, call::make));
  }

  /**
   * Makes a call that changes what is on the network.
   *
   * @throws Crowded if the provider was not called
   * @throws NoAnswer if the provider was called and answered nothing that can be used
   */
  <T> T change(String what, NetworkCall<T> call)
      throws Crowded, NoAnswer, NetworkException, InterruptedException {
    awaited.incrementAndGet();
    try {
      if (resting || !reading.tryAcquire(limits.answer().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Crowded();
      }
      return finish(begin(what, limits.read(), reading, new HostErrors(), call::make));
    } finally {
      awaited.decrementAndGet();
    }
  }

  /** What people read where nothing was begun. */
  String crowded() {
    if (resting) {
      return network + RESTS;
    }
    return "So many calls of " + network + " have not ended that no other was begun.";
  }

  /** The provider's answer is none. */
  static final class NoAnswer extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String network) {
      super(network + " gave no answer that can be used.");
    }
  }

  private record Begun<T>(OwnThread<T> thread, CallWatch.Running running) {}

  private <T> Begun<T> begin(
      String what, Duration limit, Semaphore permit, HostErrors own, Callable<@Nullable T> call) {
    CallWatch.Running running =
        watch.begin(limit, () -> fault(Fault.Kind.BLOCKED, what + " does not end"));
    OwnThread<T> thread =
        OwnThread.start(
            threadName,
            () -> answered(what, running, own, call),
            () -> {
              watch.end(running);
              permit.release();
            });
    return new Begun<>(thread, running);
  }

  /** On the provider's thread: looking at an answer may run the provider's code. */
  private <T> T answered(
      String what, CallWatch.Running running, HostErrors own, Callable<@Nullable T> call)
      throws Exception {
    @Nullable T answer;
    boolean whole;
    try {
      answer = call.call();
      whole = isWhole(answer);
    } catch (NetworkException | InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      if (!own.include(e) && !running.isGivenUp()) {
        fault(Fault.Kind.THREW, what + " threw " + e.getClass().getSimpleName());
      }
      throw e;
    }
    if (answer == null || !whole) {
      if (!running.isGivenUp()) {
        fault(Fault.Kind.NONSENSE, what + " answered nothing that can be used");
      }
      throw new NoAnswer(network);
    }
    return answer;
  }

  private static boolean isWhole(@Nullable Object answer) {
    return switch (answer) {
      case null -> false;
      case Record one -> Answers.isWhole(one);
      case Collection<?> many -> many.stream().allMatch(ProviderGuard::isWhole);
      default -> true;
    };
  }

  private void fault(Fault.Kind kind, String detail) {
    isolation.fault(this, kind, detail);
  }

  private <T> T finish(Begun<T> call) throws NetworkException, InterruptedException {
    try {
      T answer = call.thread().await();
      // the interruption has reached the call, and that has answered
      boolean ignored = Thread.interrupted();
      return answer;
    } catch (ExecutionException e) {
      boolean ignored = Thread.interrupted();
      switch (e.getCause()) {
        case NetworkException refusal -> throw refusal;
        case InterruptedException ended -> throw ended;
        case null, default -> throw unchecked(e.getCause());
      }
    }
  }

  static RuntimeException unchecked(@Nullable Throwable thrown) {
    switch (thrown) {
      case RuntimeException own -> throw own;
      case Error error -> throw error;
      case null, default ->
          // code that was compiled elsewhere can throw what its interface does not declare
          throw new IllegalStateException(
              "It threw " + (thrown == null ? "nothing" : thrown.getClass().getName()));
    }
  }

  private NetworkException temporary(String sentence) {
    return new NetworkException(NetworkException.Kind.TEMPORARY, network + sentence);
  }
}

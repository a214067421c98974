package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.ProviderHealth.Fault;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds the providers apart from the platform: a guard for each, the watch over their calls,
 * and the memory of their faults. Safe for use by many threads.
 */
public final class ProviderIsolation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderIsolation.class);

  private final IsolationLimits limits;
  private final ProviderFaults faults;
  private final CallWatch watch;
  private final ScheduledThreadPoolExecutor thread;
  private volatile BiConsumer<String, String> tooMany = (id, reason) -> {};
  private volatile Consumer<String> changed = id -> {};

  /** Watches nothing before {@link #start}. */
  public ProviderIsolation(InstantSource clock) {
    this(clock, System::nanoTime, IsolationLimits.standard());
  }

  /** With other limits than the usual ones. */
  public ProviderIsolation(InstantSource clock, LongSupplier nanos, IsolationLimits limits) {
    this.limits = limits;
    this.faults = new ProviderFaults(clock, nanos, limits);
    this.watch = new CallWatch(nanos, limits.tick());
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> Thread.ofPlatform().name("provider-watch").daemon().unstarted(work),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Begins to watch. */
  public void start() {
    long tick = limits.tick().toMillis();
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      watch.look();
      faults.recovered().forEach(changed);
    } catch (RuntimeException | Error e) {
      // whatever leaves this method ends the watch for ever, silently
      FailedLooks.note(LOG, "The watch over the providers failed once; the next look goes on", e);
    }
  }

  /**
   * Hears of providers that have had too many faults; runs on the watch's thread, so that no caller
   * waits for it.
   *
   * @param suspend takes the provider's id and the reason, for people
   */
  public void onTooMany(BiConsumer<String, String> suspend) {
    tooMany = suspend;
  }

  /** Hears of providers whose faults have changed; must not block. */
  public void onChange(Consumer<String> listener) {
    changed = listener;
  }

  /**
   * A guard for a provider that comes; its predecessor's calls do not count against it.
   *
   * @param network its name for people
   */
  public ProviderGuard guard(String providerId, String network) {
    return new ProviderGuard(providerId, network, limits, watch, this);
  }

  /**
   * Asks a provider that comes what it is. What it does wrong here keeps it out, and is no fault of
   * the version that may run.
   *
   * @throws ProviderSilent if it does not answer
   */
  public @Nullable ProviderDescriptor describe(String providerId, NetworkProvider provider) {
    try {
      return OwnThread.<@Nullable ProviderDescriptor>start(
              ProviderGuard.threadName(providerId), provider::descriptor, () -> {})
          .await(limits.answer(), () -> {});
    } catch (TimeoutException e) {
      throw new ProviderSilent(providerId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderSilent(providerId);
    } catch (ExecutionException e) {
      throw ProviderGuard.unchecked(e.getCause());
    }
  }

  /** How long a provider may take to answer. */
  public Duration answerLimit() {
    return limits.answer();
  }

  /** The latest faults, the latest first. */
  public List<Fault> faults(String providerId) {
    return faults.of(providerId);
  }

  /** Forgets a provider's faults: it was resumed, or is another version now. */
  public void forget(String providerId) {
    faults.forget(providerId);
  }

  void fault(ProviderGuard guard, Fault.Kind kind, String detail) {
    String id = guard.id();
    if (guard.isRetired()) {
      LOG.warn("A call of a version of the provider {} that has gone: {}", id, detail);
      return;
    }
    LOG.warn("A fault of the provider {}: {}", id, detail);
    if (faults.add(guard, kind, detail)) {
      String reason =
          "Suspended by itself after %d faults within %d minutes; the last: %s."
              .formatted(limits.suspendedAfter(), limits.window().toMinutes(), detail);
      LOG.error("{} has too many faults: {}", guard.network(), reason);
      thread.execute(() -> suspend(guard, reason));
    }
    changed.accept(id);
  }

  private void suspend(ProviderGuard guard, String reason) {
    if (guard.isRetired()) {
      return;
    }
    try {
      tooMany.accept(guard.id(), reason);
    } catch (RuntimeException e) {
      LOG.error("The provider {} could not be suspended", guard.id(), e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

package org.rostrum.scheduler.hosting.bundles;

import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ProviderAssembly.Hold;
import org.rostrum.scheduler.network.Deadline;

/** Lets what a provider has begun end, while nothing new is asked of it. */
final class Draining {
  private static final long LOOK_MILLIS = 20;

  private final ProviderAssembly assembly;
  private final ToIntFunction<String> inFlight;
  private final BundleLimits limits;

  Draining(ProviderAssembly assembly, ToIntFunction<String> inFlight, BundleLimits limits) {
    this.assembly = assembly;
    this.inFlight = inFlight;
    this.limits = limits;
  }

  /** From now on nothing is asked of the provider. */
  void hold(String id) {
    assembly.hold(id, Hold.DRAINING, "is being installed, updated or removed");
  }

  /** Waits for what runs. */
  void await(String id) throws InterruptedException {
    Deadline end = Deadline.in(limits.drain());
    // publications, and what else is asked: a token that was renewed must not be lost. Neither the
    // engine nor a guard tells anybody that a call has ended; asking them is cheap
    while (inFlight.applyAsInt(id) + assembly.awaited(id) > 0 && !end.hasPassed()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** It can be asked again. */
  void release(String id) {
    assembly.release(id, Hold.DRAINING);
  }
}

package org.rostrum.scheduler.hosting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduler.hosting.isolation.GuardedServices;
import org.rostrum.scheduler.hosting.isolation.ProviderGuard;

/**
 * An optional service of a provider; behind the guard of its provider once that is there. Guarded
 * by the assembly's lock.
 */
final class OptionalService {
  private final ServiceOrigin origin;
  private final Object service;
  private final Map<Class<?>, Object> guarded = new HashMap<>();
  private @Nullable ProviderGuard guard;

  OptionalService(ServiceOrigin origin, Object service) {
    this.origin = origin;
    this.service = service;
  }

  ServiceOrigin origin() {
    return origin;
  }

  Object service() {
    return service;
  }

  /** The same one as long as the guard is the same. */
  <T> T behind(ProviderGuard wanted, Class<T> type) {
    if (guard != wanted) {
      guard = wanted;
      guarded.clear();
    }
    return type.cast(
        guarded.computeIfAbsent(type, any -> GuardedServices.of(service, type, wanted)));
  }
}

package org.rostrum.scheduler.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outside of a service: what the database's failures look like to the faces, which know nothing
 * of it. A failure that left nothing changed and may pass is said to be just that.
 */
final class Offered {
  private static final Logger log = LoggerFactory.getLogger(Offered.class);

  private Offered() {}

  static <T> T asService(Class<T> type, T service) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(service, arguments);
              } catch (InvocationTargetException e) {
                throw translated(e.getTargetException());
              }
            }));
  }

  private static Throwable translated(Throwable thrown) {
    if (!(thrown instanceof StoreException failure)) {
      return thrown;
    }
    return switch (failure.kind()) {
      case UNAVAILABLE, BUSY, CONTENTION -> {
        log.warn("The database could not serve a request: {}", failure.getMessage());
        yield RequestRefused.of(
            RequestRefused.Reason.UNAVAILABLE,
            "database-unavailable",
            "The database cannot do this now. Nothing was changed; try again in a moment.");
      }
      case CONFLICT, OUTCOME_UNKNOWN, SCHEMA, FAILED -> failure;
    };
  }
}

package org.rostrum.scheduler.store;

import java.util.function.Supplier;

/** Catches a work that calls the store again: it would wait for a thread or connection it holds. */
final class Nesting {
  private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

  void refuse() {
    if (inside.get() != null) {
      throw new IllegalStateException(
          "A work inside the store must use the context it was handed, not the store again.");
    }
  }

  <T> T mark(Supplier<T> work) {
    inside.set(true);
    try {
      return work.get();
    } finally {
      inside.remove();
    }
  }
}

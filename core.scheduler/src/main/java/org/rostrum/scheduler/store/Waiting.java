package org.rostrum.scheduler.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jooq.exception.DataAccessException;

/** Waits for what another thread does and throws here what was thrown there. */
final class Waiting {
  private Waiting() {}

  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof DataAccessException failure) {
        throw Failures.of(failure);
      }
      if (cause instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}

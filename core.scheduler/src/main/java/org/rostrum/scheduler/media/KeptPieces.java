package org.rostrum.scheduler.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings bytes and rows together. The bytes are there before their row and go after it, so that a
 * crash in between leaves a file that nobody misses, never a row without one. Safe for use by many
 * threads.
 */
final class KeptPieces {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPieces.class);
  private static final int LOCKS = 64;

  /** How often an original is kept again that another node forgot meanwhile. */
  private static final int MAX_KEEPING = 3;

  private final Store store;
  private final MediaKeep keep;

  /** Keeps the same bytes from being added and removed at the same time. */
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  KeptPieces(Store store, MediaKeep keep) {
    this.store = store;
    this.keep = keep;
  }

  /** Whether a file is kept, so that it need not be taken in again. */
  boolean has(String sha256) {
    return keep.has(sha256);
  }

  /**
   * Keeps a file, then writes the row that refers to it.
   *
   * @param row writes, in the transaction in which the bytes are held
   * @return what the row's writing answered
   */
  <T> T add(Received received, Thumbnail thumbnail, Function<DSLContext, T> row) {
    ReentrantLock lock = lock(received.sha256());
    lock.lock();
    try {
      for (int time = 1; time <= MAX_KEEPING; time++) {
        keep.keep(received, thumbnail.jpeg());
        Optional<T> added =
            store.write(
                sql ->
                    keep.hold(sql, received.sha256())
                        ? Optional.of(row.apply(sql))
                        : Optional.<T>empty());
        if (added.isPresent()) {
          return added.get();
        }
      }
      throw new IOException("It is deleted elsewhere again and again");
    } catch (IOException e) {
      LOG.error("A piece of media could not be stored; sha256={}", received.sha256(), e);
      throw Intake.unavailable();
    } finally {
      lock.unlock();
    }
  }

  /** Deletes files that no row of any workspace refers to any more. */
  void forget(String sha256) {
    ReentrantLock lock = lock(sha256);
    lock.lock();
    try {
      keep.forget(sha256);
    } catch (IOException e) {
      LOG.warn("Files of deleted media are left over; sha256={}", sha256, e);
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String sha256) {
    return locks.get(Math.floorMod(sha256.hashCode(), LOCKS));
  }
}

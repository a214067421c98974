package org.rostrum.scheduler.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records outcomes, many in one commit. While the database is away it keeps them and tries again:
 * an outcome that is known is worth more than the question what became of the attempt. The queue is
 * bounded by the number of calls in flight.
 */
public final class OutcomeRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** How an outcome fared. */
  public enum Fate {
    /** It is durable. */
    RECORDED,
    /** The attempt had lost its lease: others have found out, or will. */
    DROPPED,
    /** It could not be written; the lease ends and the network is asked. */
    LOST
  }

  private record Waiting(OutcomeRows.Entry entry, Consumer<Fate> whenKnown) {
    void end(Fate fate) {
      try {
        whenKnown.accept(fate);
      } catch (RuntimeException | Error e) {
        // whatever it is, the others are told too
        LOG.error("The end of publication {} went wrong", entry.claim().publication(), e);
      }
    }
  }

  private final Store store;
  private final int batch;
  private final Duration linger;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean closed;

  /** Starts a thread that writes. */
  public OutcomeRecorder(Store store, EngineLimits limits) {
    this.store = store;
    this.batch = limits.batch();
    this.linger = limits.linger();
    this.writer = Thread.ofPlatform().daemon().name("outcome-recorder").start(this::run);
  }

  /**
   * Records an outcome, without waiting for it: no thread of a call stands by for that.
   *
   * @param whenKnown is told its fate, as a rule on the thread that writes, so it must be short
   */
  public void record(Claim claim, Outcome outcome, Consumer<Fate> whenKnown) {
    Waiting waiting = new Waiting(new OutcomeRows.Entry(claim, outcome), whenKnown);
    if (closed) {
      waiting.end(Fate.LOST);
      return;
    }
    queue.add(waiting);
    if (closed && queue.remove(waiting)) {
      waiting.end(Fate.LOST);
    }
  }

  /** Ends the thread; what is not written by now is lost. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
  }

  private void run() {
    List<Waiting> taken = new ArrayList<>();
    try {
      while (!closed) {
        taken.add(queue.take());
        queue.drainTo(taken, batch - 1);
        if (taken.size() < batch / 2) {
          // what was claimed together ends together: the rest of it is about to come
          Thread.sleep(linger);
          queue.drainTo(taken, batch - taken.size());
        }
        writeUntilDone(taken);
        taken.clear();
      }
    } catch (InterruptedException e) {
      // Closing: whoever still waits is told below.
      closed = true;
    }
    queue.drainTo(taken);
    taken.forEach(waiting -> waiting.end(Fate.LOST));
  }

  private void writeUntilDone(List<Waiting> taken) throws InterruptedException {
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        write(taken);
        return;
      } catch (StoreException e) {
        if (!passes(e)) {
          oneByOne(taken, e);
          return;
        }
        LOG.warn("{} outcomes wait for the database: {}", taken.size(), e.getMessage());
      } catch (RuntimeException | Error e) {
        // whatever it is, this thread goes on: nobody else would record anything
        oneByOne(taken, e);
        return;
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private void oneByOne(List<Waiting> taken, Throwable failure) throws InterruptedException {
    if (taken.size() > 1) {
      for (Waiting waiting : taken) {
        writeUntilDone(List.of(waiting));
      }
      return;
    }
    Waiting waiting = taken.getFirst();
    LOG.error(
        "The outcome {} of publication {} cannot be recorded",
        waiting.entry().outcome().label(),
        waiting.entry().claim().publication(),
        failure);
    waiting.end(Fate.LOST);
  }

  private void write(List<Waiting> taken) {
    Instant now = store.databaseTime();
    List<OutcomeRows.Entry> entries = taken.stream().map(Waiting::entry).toList();
    List<Boolean> believed =
        store.write(sql -> OutcomeRows.write(sql, store.dialect(), entries, now));
    for (int index = 0; index < taken.size(); index++) {
      Waiting waiting = taken.get(index);
      if (!believed.get(index)) {
        LOG.warn(
            "Dropped the outcome {} of publication {}: attempt {} had lost its lease",
            waiting.entry().outcome().label(),
            waiting.entry().claim().publication(),
            waiting.entry().claim().attempt());
      }
      waiting.end(believed.get(index) ? Fate.RECORDED : Fate.DROPPED);
    }
  }

  private static boolean passes(StoreException failure) {
    return switch (failure.kind()) {
      case UNAVAILABLE, BUSY, CONTENTION, OUTCOME_UNKNOWN -> true;
      case CONFLICT, SCHEMA, FAILED -> false;
    };
  }
}

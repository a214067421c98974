package org.rostrum.simulator.pinterest.faults;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * The faults that wait for their requests, and the requests that are held. Of several that fit, the
 * one armed first strikes. Safe for use by several threads.
 */
public final class Faults {

  /** More at once is a mistake. */
  public static final int MAX_ARMED = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, Armed> armed = new LinkedHashMap<>();
  private long sequence;
  private int held;
  private long releases;

  /**
   * A fault that waits.
   *
   * @param remaining how often it still strikes; 0 means until cleared
   */
  public record Armed(long id, Fault fault, int remaining) {}

  /**
   * Arms a fault for the next requests it fits.
   *
   * @return its id
   * @throws IllegalStateException if {@value #MAX_ARMED} are armed already
   */
  public long next(Fault fault) {
    lock.lock();
    try {
      if (armed.size() >= MAX_ARMED) {
        throw new IllegalStateException("There are " + MAX_ARMED + " faults already; clear them");
      }
      long id = ++sequence;
      armed.put(id, new Armed(id, fault, fault.times()));
      return id;
    } finally {
      lock.unlock();
    }
  }

  /** The faults that still wait, in the order in which they were armed. */
  public List<Armed> all() {
    lock.lock();
    try {
      return List.copyOf(armed.values());
    } finally {
      lock.unlock();
    }
  }

  /** Disarms every fault and lets held requests go on. */
  public void clear() {
    lock.lock();
    try {
      armed.clear();
      release();
    } finally {
      lock.unlock();
    }
  }

  /** How many requests stand still now. */
  public int held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Lets every request that is held now go on. */
  public void release() {
    lock.lock();
    try {
      releases++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many requests are held.
   *
   * @return whether it came to that in time
   */
  public boolean awaitHeld(int count, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (held < count) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the effect that strikes this request in this phase, using up one of its times. */
  public Optional<Effect> take(
      Phase phase, Environment environment, String method, String path, Optional<String> user) {
    lock.lock();
    try {
      for (Iterator<Armed> candidates = armed.values().iterator(); candidates.hasNext(); ) {
        Armed candidate = candidates.next();
        Fault fault = candidate.fault();
        if (fault.phase() == phase && fault.strikes(environment, method, path, user)) {
          if (candidate.remaining() == 1) {
            candidates.remove();
          } else if (candidate.remaining() > 1) {
            armed.put(candidate.id(), new Armed(candidate.id(), fault, candidate.remaining() - 1));
          }
          return Optional.of(fault.effect());
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Stands still until released, but not for ever. */
  public void hold() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long arrived = releases;
      long left = Fault.MAX_WAIT.toNanos();
      held++;
      changed.signalAll();
      try {
        while (releases == arrived && left > 0) {
          left = changed.awaitNanos(left);
        }
      } finally {
        held--;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The wait of a latency or a silence; ends early when the server stops. */
  public void pause(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}

package org.rostrum.scheduler.events;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.rostrum.events.LiveEvent;
import org.rostrum.events.LiveEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who listens, with a queue and a virtual thread of its own, so that none waits for another.
 */
final class Listener {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  private final UUID workspace;
  private final Consumer<LiveEvent> consumer;
  private final Runnable closed;
  private final Consumer<Listener> gone;
  private final BlockingQueue<LiveEvent> waiting = new LinkedBlockingQueue<>(LiveEvents.REPLAY);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread;

  Listener(UUID workspace, Consumer<LiveEvent> consumer, Runnable closed, Consumer<Listener> gone) {
    this.workspace = workspace;
    this.consumer = consumer;
    this.closed = closed;
    this.gone = gone;
    this.thread = Thread.ofVirtual().name("rostrum-listener").unstarted(this::tell);
  }

  UUID workspace() {
    return workspace;
  }

  void start() {
    thread.start();
  }

  /** Queues an event; false if it has fallen too far behind. */
  boolean offer(LiveEvent event) {
    return waiting.offer(event);
  }

  /** Ends it because it wishes so. */
  void end() {
    if (ended.compareAndSet(false, true) && Thread.currentThread() != thread) {
      thread.interrupt();
    }
  }

  /** Ends it although it does not wish so, and tells it. */
  void endByPlatform() {
    if (ended.compareAndSet(false, true)) {
      thread.interrupt();
      // not on the listener's thread, which may be stuck, and not on the one that publishes
      Thread unused = Thread.ofVirtual().name("rostrum-listener-end").start(closed);
    }
  }

  private void tell() {
    try {
      while (!ended.get()) {
        consumer.accept(waiting.take());
      }
    } catch (InterruptedException e) {
      // it was ended
    } catch (RuntimeException e) {
      log.debug("A listener failed and is closed", e);
      gone.accept(this);
      endByPlatform();
    }
  }
}

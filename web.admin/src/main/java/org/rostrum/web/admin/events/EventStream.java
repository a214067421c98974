package org.rostrum.web.admin.events;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.rostrum.access.Caller;
import org.rostrum.events.LiveEvent;
import org.rostrum.events.LiveEvents;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.signin.SignIns;

/**
 * One open stream. Events are queued by whoever tells of them and written by the one thread in
 * {@link #run}. A client that falls a full queue behind is cut off; it comes back with the id of
 * its last event and is told the rest.
 */
final class EventStream implements AutoCloseable {
  private final Credential credential;
  private final SignIns signIns;
  private final EventFrames frames;
  private final Duration heartbeat;
  private final BlockingQueue<Optional<LiveEvent>> queue =
      new LinkedBlockingQueue<>(LiveEvents.REPLAY);
  private final AtomicReference<Optional<LiveEvents.Subscription>> subscription =
      new AtomicReference<>(Optional.empty());
  private final long openedAt = System.nanoTime();
  private volatile boolean ended;

  EventStream(Credential credential, SignIns signIns, EventFrames frames, Duration heartbeat) {
    this.credential = credential;
    this.signIns = signIns;
    this.frames = frames;
    this.heartbeat = heartbeat;
  }

  void listen(LiveEvents events, Caller caller, OptionalLong after) {
    subscription.set(Optional.of(events.listen(caller, after, this::queue, this::end)));
  }

  /** When it was opened, on a clock that only compares. */
  long openedAt() {
    return openedAt;
  }

  boolean belongsTo(Secret sessionToken) {
    return credential.isSession(sessionToken);
  }

  boolean belongsTo(Credential other) {
    return credential.equals(other);
  }

  /** Makes {@link #run} return soon; never blocks. */
  void end() {
    ended = true;
    // an empty entry only wakes the writer; if the queue is full it is awake
    queue.offer(Optional.empty());
  }

  /** Writes until the client, the session or the platform ends it. */
  void run(OutputStream out) throws IOException {
    out.write(frames.opening());
    out.flush();
    long lastBeat = System.nanoTime();
    try {
      while (!ended) {
        long rest = heartbeat.toNanos() - (System.nanoTime() - lastBeat);
        Optional<LiveEvent> next = queue.poll(rest, TimeUnit.NANOSECONDS);
        if (next != null) {
          writeQueued(out, next);
        }
        if (System.nanoTime() - lastBeat >= heartbeat.toNanos()) {
          if (!stillSignedIn()) {
            return;
          }
          out.write(frames.signOfLife());
          lastBeat = System.nanoTime();
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeQueued(OutputStream out, Optional<LiveEvent> first) throws IOException {
    List<Optional<LiveEvent>> batch = new ArrayList<>();
    batch.add(first);
    queue.drainTo(batch);
    for (Optional<LiveEvent> event : batch) {
      if (event.isPresent()) {
        out.write(frames.of(event.get()));
      }
    }
  }

  @Override
  public void close() {
    subscription.getAndSet(Optional.empty()).ifPresent(LiveEvents.Subscription::close);
  }

  private void queue(LiveEvent event) {
    if (!queue.offer(Optional.of(event))) {
      ended = true;
    }
  }

  private boolean stillSignedIn() {
    try {
      credential.caller(signIns);
      return true;
    } catch (RequestRefused e) {
      return false;
    }
  }
}

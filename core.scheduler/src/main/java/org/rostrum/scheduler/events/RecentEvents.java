package org.rostrum.scheduler.events;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.events.LiveEvent;
import org.rostrum.events.LiveEvents;
import org.rostrum.problems.RequestRefused;

/**
 * Keeps the latest events in memory and hands them to those who listen. After a restart none is
 * kept: ids go on above all earlier ones, so that whoever comes back with an old one is told that
 * everything may have changed.
 */
public final class RecentEvents implements Events, LiveEvents, AutoCloseable {
  /** The topic that says: ask for everything again. */
  static final String RESET = "reset";

  private final InstantSource clock;
  private final Object lock = new Object();
  private final Deque<Kept> recent = new ArrayDeque<>();
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private long last;

  /** An event and whose it is; empty for everybody's. */
  private record Kept(Optional<UUID> workspace, LiveEvent event) {
    boolean isFor(UUID reader) {
      return workspace.isEmpty() || workspace.get().equals(reader);
    }
  }

  /**
   * Starts with none, where there is one process.
   *
   * @param clock the time of this process
   */
  public RecentEvents(InstantSource clock) {
    // microseconds: no process tells a million events a second for long, so ids of the next start
    // are larger than all of this one; and JavaScript can still count them
    this(clock, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }

  /**
   * Starts with none, with ids that no other start has.
   *
   * @param clock the time of this process
   * @param before the number before the first id
   */
  public RecentEvents(InstantSource clock, long before) {
    this.clock = clock;
    this.last = before;
  }

  /** Tells everybody that everything may have changed, since events of other nodes were missed. */
  public void reset() {
    publishToAll(RESET, "", RESET);
  }

  @Override
  public void publish(UUID workspace, String topic, String subject, String change) {
    add(Optional.of(workspace), topic, subject, change);
  }

  @Override
  public void publishToAll(String topic, String subject, String change) {
    add(Optional.empty(), topic, subject, change);
  }

  private void add(Optional<UUID> workspace, String topic, String subject, String change) {
    List<Listener> tooSlow = new ArrayList<>();
    synchronized (lock) {
      last++;
      Kept kept = new Kept(workspace, new LiveEvent(last, topic, subject, change, clock.instant()));
      recent.addLast(kept);
      if (recent.size() > REPLAY) {
        recent.removeFirst();
      }
      for (Listener listener : listeners) {
        if (kept.isFor(listener.workspace()) && !listener.offer(kept.event())) {
          tooSlow.add(listener);
        }
      }
      tooSlow.forEach(listeners::remove);
    }
    tooSlow.forEach(Listener::endByPlatform);
  }

  @Override
  public Subscription listen(
      Caller caller, OptionalLong after, Consumer<LiveEvent> consumer, Runnable closed) {
    caller.require(Permission.READ);
    Listener listener = new Listener(caller.workspaceId(), consumer, closed, this::remove);
    synchronized (lock) {
      if (listeners.size() >= MAX_LISTENERS) {
        throw RequestRefused.of(
            RequestRefused.Reason.UNAVAILABLE,
            "too-many-listeners",
            "There are " + MAX_LISTENERS + " listeners already. Close one, or ask again later.");
      }
      missed(caller.workspaceId(), after).forEach(listener::offer);
      listeners.add(listener);
    }
    listener.start();
    return () -> {
      remove(listener);
      listener.end();
    };
  }

  private List<LiveEvent> missed(UUID workspace, OptionalLong after) {
    if (after.isEmpty()) {
      return List.of();
    }
    long known = after.getAsLong();
    long oldestKnowable = recent.isEmpty() ? last : recent.getFirst().event().id() - 1;
    if (known < oldestKnowable || known > last) {
      return List.of(new LiveEvent(last, RESET, "", RESET, clock.instant()));
    }
    return recent.stream()
        .filter(kept -> kept.event().id() > known && kept.isFor(workspace))
        .map(Kept::event)
        .toList();
  }

  private void remove(Listener listener) {
    synchronized (lock) {
      listeners.remove(listener);
    }
  }

  @Override
  public void close() {
    List<Listener> ending;
    synchronized (lock) {
      ending = List.copyOf(listeners);
      listeners.clear();
    }
    ending.forEach(Listener::endByPlatform);
  }
}

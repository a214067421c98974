package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.rostrum.access.Caller;
import org.rostrum.events.LiveEvent;
import org.rostrum.events.LiveEvents;

/** Tells every listener what it is told to tell, after a replay from the start. */
public final class FakeEvents implements LiveEvents {
  public final List<LiveEvent> told = new CopyOnWriteArrayList<>();
  public final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Somebody who listens. */
  public record Listener(Consumer<LiveEvent> listener, Runnable closed) {}

  public LiveEvent tell(String subject) {
    LiveEvent event =
        new LiveEvent(
            told.size() + 1L,
            "publication",
            subject,
            "published",
            Instant.parse("2026-11-23T09:30:00Z"));
    told.add(event);
    listeners.forEach(listener -> listener.listener().accept(event));
    return event;
  }

  @Override
  public Subscription listen(
      Caller caller, OptionalLong after, Consumer<LiveEvent> listener, Runnable closed) {
    Listener entry = new Listener(listener, closed);
    after.ifPresent(known -> told.stream().filter(event -> event.id() > known).forEach(listener));
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }
}

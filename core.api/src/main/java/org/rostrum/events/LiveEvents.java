package org.rostrum.events;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;

/** Tells of changes as they happen. */
@ProviderType
public interface LiveEvents {
  /** How many of the latest events are kept for those who come back. */
  int REPLAY = 1_000;

  /** The most listeners at once. */
  int MAX_LISTENERS = 500;

  /**
   * Listens to the changes in the caller's workspace.
   *
   * @param caller needs READ
   * @param after the last event that the listener knows, to be told of all since; empty for new
   *     ones only. If events since then are no longer kept, the first event told has the topic
   *     {@code reset}: everything may have changed
   * @param listener called by one thread at a time, in order; must not block for long. A listener
   *     that falls {@link #REPLAY} events behind is closed
   * @param closed called once when the platform ends the subscription
   * @return ends the listening when closed; closing it twice is harmless
   * @throws org.rostrum.problems.RequestRefused UNAVAILABLE if there are {@link #MAX_LISTENERS}
   */
  Subscription listen(
      Caller caller, OptionalLong after, Consumer<LiveEvent> listener, Runnable closed);

  /** Ends listening. */
  @ProviderType
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}

package org.rostrum.scheduler.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.rostrum.scheduler.cluster.Signal.Missed;

/** What is to be told. Bounded: who cannot tell everything tells that there was too much. */
final class Outbox {
  /** The most different signals that wait. */
  static final int MAX_WAITING = 5_000;

  private final SequencedSet<Signal> waiting = new LinkedHashSet<>();
  private boolean lost;

  synchronized void add(Signal signal) {
    if (lost) {
      return;
    }
    // the last of several that are equal counts
    waiting.remove(signal);
    if (waiting.size() == MAX_WAITING) {
      lose();
    } else {
      waiting.add(signal);
    }
  }

  /** Puts one signal that says it all in the place of those that wait and those that come. */
  synchronized void lose() {
    waiting.clear();
    lost = true;
  }

  synchronized List<Signal> take() {
    List<Signal> taken = lost ? List.of(new Missed()) : List.copyOf(waiting);
    lost = false;
    waiting.clear();
    return taken;
  }
}

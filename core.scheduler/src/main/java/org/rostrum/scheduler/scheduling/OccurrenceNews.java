package org.rostrum.scheduler.scheduling;

import java.util.UUID;
import org.rostrum.scheduler.events.Events;

/** Tells what became of a recurrence and its occurrences. */
final class OccurrenceNews {
  private final Events events;
  private final Runnable wakeEngine;

  OccurrenceNews(Events events, Runnable wakeEngine) {
    this.events = events;
    this.wakeEngine = wakeEngine;
  }

  void tell(UUID workspace, UUID recurrence, String change, Occurrences.Done done) {
    for (UUID post : done.deleted()) {
      events.publish(workspace, "post", post.toString(), "deleted");
    }
    for (UUID post : done.made()) {
      events.publish(workspace, "post", post.toString(), "created");
    }
    events.publish(workspace, "recurrence", recurrence.toString(), change);
    if (!done.made().isEmpty()) {
      wakeEngine.run();
    }
  }
}

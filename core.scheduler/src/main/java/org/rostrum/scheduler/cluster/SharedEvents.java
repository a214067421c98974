package org.rostrum.scheduler.cluster;

import java.util.Optional;
import java.util.UUID;
import org.rostrum.scheduler.events.Events;

/** Tells of changes here and on the other nodes. */
public final class SharedEvents implements Events {
  private final Events here;
  private final OtherNodes others;

  /**
   * Takes both.
   *
   * @param here who listens to this node
   * @param others pass it on to those who listen to them
   */
  public SharedEvents(Events here, OtherNodes others) {
    this.here = here;
    this.others = others;
  }

  @Override
  public void publish(UUID workspace, String topic, String subject, String change) {
    here.publish(workspace, topic, subject, change);
    others.tell(new Signal.Changed(Optional.of(workspace), topic, subject, change));
  }

  @Override
  public void publishToAll(String topic, String subject, String change) {
    here.publishToAll(topic, subject, change);
    others.tell(new Signal.Changed(Optional.empty(), topic, subject, change));
  }
}

package org.rostrum.scheduler.events;

import java.util.UUID;

/** Takes the news of changes, to be told to those who listen. Safe for use by many threads. */
public interface Events {
  /**
   * Tells of a change; to be called after the write that made it has returned, never inside.
   * Returns at once.
   *
   * @param workspace whose change it is
   * @param topic what kind of thing, see {@link org.rostrum.events.LiveEvent}
   * @param subject the id of the thing
   * @param change what happened, for example {@code published}
   */
  void publish(UUID workspace, String topic, String subject, String change);

  /**
   * Tells every workspace of a change that belongs to none, such as a network that came or went.
   *
   * @param topic what kind of thing
   * @param subject the id of the thing
   * @param change what happened
   */
  void publishToAll(String topic, String subject, String change);
}

package org.rostrum.scheduler.cluster;

import java.util.Optional;
import java.util.UUID;

/** What one node tells the others. Each is a hint: the truth is in the database. */
public sealed interface Signal {
  /**
   * Something changed that people look at.
   *
   * @param workspace whose it is; empty for everybody's
   * @param topic what kind of thing
   * @param subject the id of the thing
   * @param change what happened
   */
  record Changed(Optional<UUID> workspace, String topic, String subject, String change)
      implements Signal {}

  /** A commit may have brought a publication nearer. */
  record Wake() implements Signal {}

  /**
   * Service settings were saved.
   *
   * @param provider whose
   */
  record SettingsSaved(String provider) implements Signal {}

  /**
   * An account can be used (again).
   *
   * @param account which
   */
  record AccountUsable(UUID account) implements Signal {}

  /** Signals were lost: everything may have changed. */
  record Missed() implements Signal {}
}

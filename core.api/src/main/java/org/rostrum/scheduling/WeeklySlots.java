package org.rostrum.scheduling;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The slots of an account, as a person sets them.
 *
 * @param zone where the wall hangs; empty for the workspace's zone
 * @param slots the slots, in any order, each once; empty to have none
 */
public record WeeklySlots(Optional<ZoneId> zone, List<Slot> slots) {
  /** Copies the slots. */
  public WeeklySlots {
    slots = List.copyOf(slots);
  }

  /**
   * No slots, in the workspace's zone.
   *
   * @return what an account has before anybody sets its slots
   */
  public static WeeklySlots none() {
    return new WeeklySlots(Optional.empty(), List.of());
  }
}

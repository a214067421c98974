package org.rostrum.posts;

import java.util.UUID;

/**
 * How a post belongs to a recurrence.
 *
 * @param recurrenceId which
 * @param occurrence its number, from 1; 0 for the template that the occurrences copy
 */
public record RecurrenceLink(UUID recurrenceId, int occurrence) {
  /**
   * Whether it is the template.
   *
   * @return false for an occurrence
   */
  public boolean isTemplate() {
    return occurrence == 0;
  }
}

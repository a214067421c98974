package org.rostrum.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A post that recurs.
 *
 * @param id its id
 * @param version grows with every change of the rule; hand it back when changing it
 * @param templateId the post whose content the occurrences copy; empty once it was deleted
 * @param title what a list shows: the title of the template, or the beginning of its text
 * @param accounts the names of the accounts that the template goes to, with their environments
 *     where their network has several
 * @param rule when it recurs
 * @param zone the zone that is in force: the rule's own, or the workspace's
 * @param state where it stands
 * @param reason why it ended, for people; empty while it is active
 * @param occurrences how many times of it there were so far, the next one and missed ones included
 * @param nextPostId the post of the occurrence that comes next; empty if there is none
 * @param upcoming the next times, that of the next occurrence first; at most {@link #UPCOMING}
 * @param createdBy who made it
 * @param createdAt when
 */
public record RecurrenceView(
    UUID id,
    long version,
    Optional<UUID> templateId,
    String title,
    List<String> accounts,
    RecurrenceRule rule,
    ZoneId zone,
    State state,
    String reason,
    int occurrences,
    Optional<UUID> nextPostId,
    List<Instant> upcoming,
    String createdBy,
    Instant createdAt) {
  /** How many of the next times are answered. */
  public static final int UPCOMING = 5;

  /** Where a recurrence stands. */
  public enum State {
    /** Its next occurrence is scheduled. */
    ACTIVE,
    /** It came to its end, was stopped, or can go on no more. */
    ENDED
  }

  /** Copies the lists. */
  public RecurrenceView {
    accounts = List.copyOf(accounts);
    upcoming = List.copyOf(upcoming);
  }
}

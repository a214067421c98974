package org.rostrum.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;

/**
 * Posts that recur. A post is the template; every occurrence is a post of its own that copies its
 * content and targets at the time when it is made. The next occurrence always stands in the
 * calendar as scheduled, and each is made exactly once, on however many nodes.
 *
 * <p>A target whose account is gone is left out of the occurrence and stands there as cancelled,
 * with the reason; without any account left the recurrence ends. Media cannot be removed from the
 * library while the template uses it.
 *
 * <p>Of the times that passed while nothing ran only the latest is made; it follows {@link
 * MissedPublications}. What the others would have been is counted, and nothing more.
 *
 * <p>No method calls a network. Every method may be called by many threads. A change is told as a
 * live event with the topic {@code recurrence}.
 */
@ProviderType
public interface Recurrences {
  /** The most recurrences that are active in a workspace. */
  int MAX_ACTIVE = 500;

  /** The longest interval: every so many days, weeks or months. */
  int MAX_EVERY = 100;

  /** The most occurrences that an end may ask for. */
  int MAX_COUNT = 10_000;

  /** How far the first day and the last day may be from now, ahead or back. */
  Duration MAX_AHEAD = Duration.ofDays(366L * 10);

  /** The most times that {@link #preview} answers. */
  int MAX_PREVIEW = 50;

  /**
   * Lets a post recur and schedules its first occurrence. The post itself stays as it is.
   *
   * @param caller needs PUBLISH
   * @param postId the template
   * @param version the version of the post that the caller knows
   * @param rule when
   * @return the recurrence
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT (it recurs already; it is an occurrence; more
   *     than {@link #MAX_ACTIVE}), INVALID (the rule; no occurrence is ahead; the problems of every
   *     target)
   */
  RecurrenceView create(Caller caller, UUID postId, long version, RecurrenceRule rule);

  /**
   * Changes when a post recurs. The next occurrence is made anew at the new time, unless somebody
   * has changed it or it is being published: then it stays, and the new rule holds after it.
   *
   * @param caller needs PUBLISH
   * @param recurrenceId which
   * @param version the version of the recurrence that the caller knows
   * @param rule when
   * @return the recurrence
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT (it has ended), INVALID (as in {@link
   *     #create})
   */
  RecurrenceView change(Caller caller, UUID recurrenceId, long version, RecurrenceRule rule);

  /**
   * Ends a recurrence. Its next occurrence is cancelled as far as it is still ahead; what is being
   * published goes on. Stopping what has ended changes nothing.
   *
   * @param caller needs PUBLISH
   * @param recurrenceId which
   * @return the recurrence
   * @throws RequestRefused NOT_FOUND
   */
  RecurrenceView stop(Caller caller, UUID recurrenceId);

  /**
   * Finds a recurrence.
   *
   * @param caller needs READ
   * @param recurrenceId which
   * @return the recurrence
   * @throws RequestRefused NOT_FOUND
   */
  RecurrenceView get(Caller caller, UUID recurrenceId);

  /**
   * Lists the recurrences, the newest first.
   *
   * @param caller needs READ
   * @param page which part
   * @return the recurrences, ended ones included
   * @throws RequestRefused INVALID (the cursor)
   */
  Page<RecurrenceView> list(Caller caller, PageRequest page);

  /**
   * Tells the next times of a rule that need not be saved.
   *
   * @param caller needs READ
   * @param rule which
   * @param count how many times, 1 to {@link #MAX_PREVIEW}
   * @return the times, the earliest first; fewer if it ends before
   * @throws RequestRefused INVALID
   */
  List<Instant> preview(Caller caller, RecurrenceRule rule, int count);
}

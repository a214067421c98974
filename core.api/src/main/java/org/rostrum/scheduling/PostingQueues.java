package org.rostrum.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;

/**
 * Posting schedules and queues. An account has weekly slots; what is added to its queue takes the
 * next free one.
 *
 * <p>A slot is a time on the wall: across the beginning of summer time it moves forward to the
 * first minute there is, and at the end of summer time it comes once, the first time round. Slots
 * that fall on the same minute this way are one.
 *
 * <p>No method calls a network. Every method may be called by many threads. What a method
 * acknowledges by returning survives a crash and a power cut. A change is told as a live event with
 * the topic {@code queue} and the account's id, and one of topic {@code publication} for each
 * publication that got another time.
 */
@ProviderType
public interface PostingQueues {
  /** The most slots an account may have: one for each hour of a week. */
  int MAX_SLOTS = 168;

  /** The most publications that may stand in an account's queue. */
  int MAX_QUEUED = 1_000;

  /** How far ahead a free slot is looked for. */
  Duration MAX_LOOK_AHEAD = Duration.ofDays(731);

  /** The most times that {@link #preview} answers. */
  int MAX_PREVIEW = 50;

  /** The longest reason of a pause, in code points. */
  int MAX_REASON = 500;

  /**
   * Reads the posting schedule of an account.
   *
   * @param caller needs READ
   * @param accountId which
   * @return its schedule; one without slots if nobody has set any
   * @throws RequestRefused NOT_FOUND
   */
  PostingSchedule schedule(Caller caller, UUID accountId);

  /**
   * Replaces the slots of an account as a whole. What stands in its queue keeps its order and takes
   * the next times of the new slots. Without slots, what is queued keeps its times.
   *
   * @param caller needs PUBLISH
   * @param accountId which
   * @param version the version that the caller knows
   * @param slots what it shall have
   * @return the schedule
   * @throws RequestRefused NOT_FOUND, STALE, INVALID (more than {@link #MAX_SLOTS}; a slot twice;
   *     seconds; new slots so rare that the queue does not fit into {@link #MAX_LOOK_AHEAD})
   */
  PostingSchedule replace(Caller caller, UUID accountId, long version, WeeklySlots slots);

  /**
   * Tells the next times of slots that need not be saved.
   *
   * @param caller needs READ
   * @param slots which
   * @param count how many times, 1 to {@link #MAX_PREVIEW}
   * @return the times, the earliest first; fewer if there are no more within {@link
   *     #MAX_LOOK_AHEAD}
   * @throws RequestRefused INVALID
   */
  List<Instant> preview(Caller caller, WeeklySlots slots, int count);

  /**
   * Gives each draft of a post, and each publication that is scheduled but not queued, the next
   * free slot of its account. What is queued already stays where it is. In a paused queue it takes
   * its slot and waits with the others.
   *
   * @param caller needs PUBLISH
   * @param postId which
   * @param version the version that the caller knows
   * @return the post
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT (nothing to queue; a queue is full), INVALID
   *     with the problems of every target; {@code NO_SLOTS} and {@code NO_FREE_SLOT} name an
   *     account that has no slot to give
   */
  PostView addToQueue(Caller caller, UUID postId, long version);

  /**
   * Reads the queue of an account.
   *
   * @param caller needs READ
   * @param accountId which
   * @return its queue
   * @throws RequestRefused NOT_FOUND
   */
  AccountQueue queue(Caller caller, UUID accountId);

  /**
   * Moves a publication within its queue. It and those that it passes exchange their times; the
   * times themselves stay. All of it happens or nothing.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @param index its new place in {@link AccountQueue#publications}, from 0. In front of those that
   *     cannot be moved means directly behind them; beyond the end means the end
   * @return the queue
   * @throws RequestRefused NOT_FOUND, CONFLICT (it is not queued, or it is due), INVALID (below 0)
   */
  AccountQueue move(Caller caller, UUID publicationId, int index);

  /**
   * Moves a publication directly before another one of its queue, as {@link #move} does. Unlike a
   * place, the other one means the same whatever has happened to the queue meanwhile.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @param beforeId before which
   * @return the queue
   * @throws RequestRefused NOT_FOUND, CONFLICT (one of them is not in the queue, or is due)
   */
  AccountQueue moveBefore(Caller caller, UUID publicationId, UUID beforeId);

  /**
   * Takes a publication out of its queue: it is a draft again. Its slot becomes free; the others
   * keep their times.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @return the publication
   * @throws RequestRefused NOT_FOUND, CONFLICT (it is not queued, or is being published)
   */
  PublicationView remove(Caller caller, UUID publicationId);

  /**
   * Pauses the queue of an account: what is queued waits, however long. What was scheduled
   * otherwise goes on, and so does what is being published.
   *
   * @param caller needs PUBLISH
   * @param accountId which
   * @param reason why; may be empty; at most {@link #MAX_REASON} code points
   * @return the queue
   * @throws RequestRefused NOT_FOUND, CONFLICT (paused already), INVALID (the reason)
   */
  AccountQueue pause(Caller caller, UUID accountId, String reason);

  /**
   * Lets a paused queue go on. If slots passed meanwhile, the whole queue moves on to the next free
   * slots, in its order: nothing is published in a burst.
   *
   * @param caller needs PUBLISH
   * @param accountId which
   * @return the queue
   * @throws RequestRefused NOT_FOUND, CONFLICT (it is not paused; there are no slots left that it
   *     fits into)
   */
  AccountQueue resume(Caller caller, UUID accountId);
}

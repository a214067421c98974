package org.rostrum.posts;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;

/**
 * Posts and their publications. No method calls a network. What a method acknowledges by returning
 * survives a crash and a power cut.
 */
@ProviderType
public interface Posts {
  /** The furthest ahead that a publication may be scheduled. */
  Duration MAX_AHEAD = Duration.ofDays(366L * 5);

  /** The most publications that a calendar range answers. */
  int MAX_CALENDAR = 2_000;

  /** The longest idempotency key, in characters. */
  int MAX_IDEMPOTENCY_KEY = 200;

  /** The most posts of one call of {@link #scheduleAll}. */
  int MAX_BULK_POSTS = 500;

  /** The most publications of one call of {@link #scheduleAll}, over all of its posts. */
  int MAX_BULK_PUBLICATIONS = 2_500;

  /**
   * Makes a draft.
   *
   * @param caller needs PUBLISH
   * @param draft what was composed; may be incomplete
   * @param idempotencyKey makes a repeated call answer the first one's post; kept for a day
   * @return the post
   * @throws RequestRefused INVALID (a limit, an unknown account or piece of media), CONFLICT (the
   *     key was used with another draft)
   */
  PostView create(Caller caller, PostDraft draft, Optional<String> idempotencyKey);

  /**
   * Changes a post of which nothing is being published or was published. Scheduled publications
   * stay scheduled and are checked; those of targets that are gone are cancelled, new ones are
   * drafts. If the post recurs, its next occurrence is made anew with what it now says, unless
   * somebody has changed that occurrence.
   *
   * @param caller needs PUBLISH
   * @param postId which
   * @param version the version that the caller knows
   * @param draft what it shall be
   * @return the post
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT (being published or published), INVALID
   */
  PostView update(Caller caller, UUID postId, long version, PostDraft draft);

  /**
   * Checks a draft for each of its accounts without keeping it.
   *
   * @param caller needs PUBLISH
   * @param draft what was composed
   * @return one check per target, in their order
   * @throws RequestRefused INVALID (an unknown account or piece of media)
   */
  List<TargetCheck> check(Caller caller, PostDraft draft);

  /**
   * Checks a draft as {@link #check(Caller, PostDraft)} does, and whether the quotas of its
   * accounts have room at the time it is meant to appear. A full quota is advice, for the
   * publication would wait and not fail.
   *
   * @param caller needs PUBLISH
   * @param draft what was composed
   * @param time when it is meant to appear
   * @return one check per target, in their order
   * @throws RequestRefused INVALID (an unknown account or piece of media, the time)
   */
  List<TargetCheck> check(Caller caller, PostDraft draft, PlannedTime time);

  /**
   * Schedules the drafts of a post, or moves what is scheduled already.
   *
   * @param caller needs PUBLISH
   * @param postId which
   * @param version the version that the caller knows
   * @param at when; a time in the past is refused, except within the last minute
   * @return the post
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT, INVALID with the problems of every target
   */
  PostView schedule(Caller caller, UUID postId, long version, Instant at);

  /**
   * Makes many posts and schedules them. Each post stands for itself: one that is refused keeps no
   * other from being scheduled. Those that are scheduled become durable together.
   *
   * @param caller needs PUBLISH
   * @param posts {@link #MAX_BULK_POSTS} at most, with {@link #MAX_BULK_PUBLICATIONS} accounts in
   *     all
   * @param idempotencyKey makes a repeated call with the same posts answer for those that the first
   *     one scheduled; the others are refused then. Kept for a day, once something was scheduled
   * @return what came of each, in their order
   * @throws RequestRefused INVALID (none or too many posts), CONFLICT (the key was used with
   *     something else)
   */
  List<BulkOutcome> scheduleAll(
      Caller caller, List<ScheduledDraft> posts, Optional<String> idempotencyKey);

  /**
   * Publishes the drafts and the scheduled publications of a post as soon as possible.
   *
   * @param caller needs PUBLISH
   * @param postId which
   * @param version the version that the caller knows
   * @return the post
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT, INVALID with the problems of every target
   */
  PostView publishNow(Caller caller, UUID postId, long version);

  /**
   * Removes a post of which nothing was published and nothing is being published. The template of
   * an active recurrence cannot be removed.
   *
   * @param caller needs PUBLISH
   * @param postId which
   * @param version the version that the caller knows
   * @throws RequestRefused NOT_FOUND, STALE, CONFLICT
   */
  void delete(Caller caller, UUID postId, long version);

  /**
   * Finds a post.
   *
   * @param caller needs READ
   * @param postId which
   * @return the post
   * @throws RequestRefused NOT_FOUND
   */
  PostView get(Caller caller, UUID postId);

  /**
   * Lists publications, drafts first, then those due last first.
   *
   * @param caller needs READ
   * @param filter which
   * @param page which part
   * @return the publications
   */
  Page<PublicationView> publications(Caller caller, PublicationFilter filter, PageRequest page);

  /**
   * Lists publications that have a time, the earliest first.
   *
   * @param caller needs READ
   * @param from due at this instant or later
   * @param until due before this instant; at most 100 days after {@code from}
   * @return at most {@link #MAX_CALENDAR} publications
   * @throws RequestRefused INVALID (the range)
   */
  List<PublicationView> calendar(Caller caller, Instant from, Instant until);

  /**
   * Tells everything about a publication.
   *
   * @param caller needs READ
   * @param publicationId which
   * @return every attempt, and what happens next
   * @throws RequestRefused NOT_FOUND
   */
  Explanation explain(Caller caller, UUID publicationId);

  /**
   * Moves one scheduled, waiting or retrying publication.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @param at when
   * @return the publication
   * @throws RequestRefused NOT_FOUND, CONFLICT (its state), INVALID (the time)
   */
  PublicationView reschedule(Caller caller, UUID publicationId, Instant at);

  /**
   * Calls a publication off that is not being published, uncertain or done.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @return the publication
   * @throws RequestRefused NOT_FOUND, CONFLICT (its state)
   */
  PublicationView cancel(Caller caller, UUID publicationId);

  /**
   * Publishes again what failed or was cancelled, or at once what is retrying or waiting.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @return the publication
   * @throws RequestRefused NOT_FOUND, CONFLICT (its state), INVALID (its content)
   */
  PublicationView retry(Caller caller, UUID publicationId);

  /**
   * Says what a person found out about a publication that needs a decision, or about an uncertain
   * one that waits for its provider or its account, so that nobody can ask the network. Of what was
   * missed and never tried, nothing was sent: it takes PUBLISH_AGAIN and SKIP.
   *
   * @param caller needs PUBLISH
   * @param publicationId which
   * @param decision what was found
   * @param url where it is, for IT_IS_THERE; empty if unknown
   * @return the publication
   * @throws RequestRefused NOT_FOUND, CONFLICT (it takes no decision now)
   */
  PublicationView decide(Caller caller, UUID publicationId, Decision decision, Optional<URI> url);
}

package org.rostrum.scheduler.publishing;

import static org.rostrum.posts.PublicationState.CANCELLED;
import static org.rostrum.posts.PublicationState.DRAFT;
import static org.rostrum.posts.PublicationState.FAILED;
import static org.rostrum.posts.PublicationState.NEEDS_DECISION;
import static org.rostrum.posts.PublicationState.PUBLISHED;
import static org.rostrum.posts.PublicationState.PUBLISHING;
import static org.rostrum.posts.PublicationState.RETRYING;
import static org.rostrum.posts.PublicationState.SCHEDULED;
import static org.rostrum.posts.PublicationState.UNCERTAIN;
import static org.rostrum.posts.PublicationState.WAITING;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.posts.PublicationState;

/**
 * The state machine of a publication: every event, the states in which it may happen, and what it
 * leads to. Nothing else in the runtime decides about a state. The same table stands in
 * docs/promise.md; a test compares the two.
 *
 * <p>The promise rests on three of its lines: {@code UNKNOWN} and {@code LEASE_LOST} lead to
 * UNCERTAIN and nowhere else, and what is UNCERTAIN becomes RETRYING by {@code ABSENT} alone: by
 * {@code FOUND_IN_PART} it is PUBLISHING again, where nobody can change it. A person may decide
 * about it while it waits for its provider or its account, and only then: nobody can be asked, and
 * nobody is being asked.
 */
public final class PublicationStates {

  /** What can happen to a publication. */
  public enum Event {
    /** A person gives the post a time. */
    SCHEDULE,
    /** A person wants the post out now. */
    PUBLISH_NOW,
    /** A person takes it out of the queue of its account. */
    UNQUEUE,
    /** A person pauses the queue that it stands in. */
    PAUSE,
    /** A person moves one publication to another time. */
    MOVE,
    /** A person calls it off. */
    CANCEL,
    /** A person does not want to wait for the next try. */
    HURRY,
    /** A person wants another try of what was over. */
    RETRY,
    /** A person addresses the post to a target again that was taken out before. */
    RESTORE,
    /** A person found the post on the network. */
    IT_IS_THERE,
    /** A person did not find it there. */
    PUBLISH_AGAIN,
    /** A person leaves it as it is, there or not. */
    SKIP,
    /** The engine begins an attempt: from now on the network may have been called. */
    CLAIM,
    /** The engine begins to ask the network what became of an attempt. */
    ASK,
    /** The provider or the account is not ready, or on hold; nothing was sent. */
    HOLD,
    /** A limit is reached; nothing was sent. */
    POSTPONE,
    /** Its time passed so long ago that a person is asked first; nothing was sent for now. */
    MISSED,
    /** What is stored of it cannot be used; nothing was sent now. */
    UNREADABLE,
    /** The account no longer exists. */
    ACCOUNT_GONE,
    /** It was claimed, and certainly no call was begun. */
    NOT_BEGUN,
    /** The network has the post. */
    PUBLISHED_IT,
    /** The network is still working on it. */
    IN_PROGRESS,
    /** The post is there, and what was to follow it failed for now. */
    IN_PART,
    /** The post is there, and what was to follow it is not and will not be. */
    INCOMPLETE,
    /** The network may be working on it, and nobody could be called to go on; nothing was sent. */
    NOT_RESUMED,
    /** The network does not want it, or another try is useless; nothing was created. */
    FAIL,
    /** It failed for now; nothing was created. */
    FAIL_FOR_NOW,
    /** The network wants a pause; nothing was created. */
    RATE_LIMITED,
    /** The network does not accept the account's token; nothing was created. */
    ACCOUNT_REFUSED,
    /** Nobody knows whether the post was created. */
    UNKNOWN,
    /** The process that worked on it is gone, or was too slow. */
    LEASE_LOST,
    /** Asked, the network has the post. */
    FOUND,
    /** Asked, the network has the post, and not all that was to follow it. */
    FOUND_IN_PART,
    /** Asked, the network does not have the post and never will. */
    ABSENT,
    /** Asked, the network cannot tell yet. */
    ASK_AGAIN,
    /** Asked as often as is useful, the network cannot tell. */
    CANNOT_TELL,
    /** Nothing was created, and it was tried as often as is useful. */
    GIVE_UP
  }

  /** When the engine looks at the publication next. */
  public enum Look {
    /** Not by itself. */
    NEVER,
    /** At the time for which it is scheduled. */
    AT_ITS_TIME,
    /** At once. */
    AT_ONCE,
    /** After a while that comes with the event. */
    LATER,
    /** When the provider or the account is ready again, and no hold is in force. */
    WHEN_READY,
    /** When the queue is resumed. */
    WHEN_RESUMED,
    /** When the lease ends, unless an outcome comes before. */
    WHEN_LEASE_ENDS
  }

  /** What is counted with an event. */
  public enum Count {
    /** Nothing. */
    NOTHING,
    /** One more attempt. */
    ATTEMPT,
    /** One more attempt, which only asks. */
    QUESTION,
    /** One more failure in a row. */
    RETRY,
    /** The questions begin at zero. */
    QUESTIONS_AFRESH,
    /** Failures, questions, the provider's notes and what is known of a post are forgotten. */
    ALL_AFRESH
  }

  /**
   * One line of the table.
   *
   * @param event what happens
   * @param from in which states it may happen
   * @param to where it leads
   * @param look when the engine looks at it next
   * @param count what is counted
   */
  public record Rule(
      Event event, Set<PublicationState> from, PublicationState to, Look look, Count count) {}

  /** States in which a publication waits for the engine and nothing of it is on its way. */
  public static final Set<PublicationState> AHEAD = Set.of(SCHEDULED, WAITING, RETRYING);

  /** States in which the network may know of the publication, so that its content stays. */
  public static final Set<PublicationState> TOUCHED =
      Set.of(PUBLISHING, UNCERTAIN, NEEDS_DECISION, PUBLISHED);

  /** Every line of the table. An event has at most one line for each state. */
  public static final List<Rule> RULES =
      List.of(
          rule(Event.SCHEDULE, SCHEDULED, Look.AT_ITS_TIME, Count.ALL_AFRESH, DRAFT),
          rule(Event.SCHEDULE, SCHEDULED, Look.AT_ITS_TIME, Count.NOTHING, AHEAD),
          rule(Event.PUBLISH_NOW, SCHEDULED, Look.AT_ONCE, Count.ALL_AFRESH, DRAFT),
          rule(Event.PUBLISH_NOW, SCHEDULED, Look.AT_ONCE, Count.NOTHING, AHEAD),
          rule(Event.UNQUEUE, DRAFT, Look.NEVER, Count.NOTHING, SCHEDULED, WAITING),
          rule(Event.PAUSE, SCHEDULED, Look.WHEN_RESUMED, Count.NOTHING, AHEAD),
          rule(Event.MOVE, SCHEDULED, Look.AT_ITS_TIME, Count.NOTHING, AHEAD),
          rule(Event.CANCEL, CANCELLED, Look.NEVER, Count.NOTHING, DRAFT),
          rule(Event.CANCEL, CANCELLED, Look.NEVER, Count.NOTHING, AHEAD),
          rule(Event.HURRY, WAITING, Look.AT_ONCE, Count.NOTHING, WAITING),
          rule(Event.HURRY, RETRYING, Look.AT_ONCE, Count.NOTHING, RETRYING),
          rule(Event.RETRY, SCHEDULED, Look.AT_ONCE, Count.ALL_AFRESH, FAILED, CANCELLED),
          rule(Event.RESTORE, DRAFT, Look.NEVER, Count.ALL_AFRESH, CANCELLED),
          rule(Event.IT_IS_THERE, PUBLISHED, Look.NEVER, Count.NOTHING, UNCERTAIN, NEEDS_DECISION),
          rule(
              Event.PUBLISH_AGAIN,
              SCHEDULED,
              Look.AT_ONCE,
              Count.ALL_AFRESH,
              UNCERTAIN,
              NEEDS_DECISION),
          rule(Event.SKIP, CANCELLED, Look.NEVER, Count.NOTHING, UNCERTAIN, NEEDS_DECISION),
          rule(Event.CLAIM, PUBLISHING, Look.WHEN_LEASE_ENDS, Count.ATTEMPT, AHEAD),
          rule(Event.CLAIM, PUBLISHING, Look.WHEN_LEASE_ENDS, Count.ATTEMPT, PUBLISHING),
          rule(Event.ASK, UNCERTAIN, Look.WHEN_LEASE_ENDS, Count.QUESTION, UNCERTAIN),
          rule(Event.HOLD, WAITING, Look.WHEN_READY, Count.NOTHING, AHEAD),
          rule(Event.HOLD, PUBLISHING, Look.WHEN_READY, Count.NOTHING, PUBLISHING),
          rule(Event.HOLD, UNCERTAIN, Look.WHEN_READY, Count.NOTHING, UNCERTAIN),
          rule(Event.POSTPONE, WAITING, Look.LATER, Count.NOTHING, AHEAD),
          rule(Event.POSTPONE, PUBLISHING, Look.LATER, Count.NOTHING, PUBLISHING),
          rule(Event.POSTPONE, UNCERTAIN, Look.LATER, Count.NOTHING, UNCERTAIN),
          rule(Event.MISSED, NEEDS_DECISION, Look.NEVER, Count.NOTHING, AHEAD),
          rule(Event.UNREADABLE, FAILED, Look.NEVER, Count.NOTHING, AHEAD),
          rule(Event.UNREADABLE, NEEDS_DECISION, Look.NEVER, Count.NOTHING, PUBLISHING, UNCERTAIN),
          rule(Event.ACCOUNT_GONE, FAILED, Look.NEVER, Count.NOTHING, AHEAD),
          rule(
              Event.ACCOUNT_GONE, NEEDS_DECISION, Look.NEVER, Count.NOTHING, PUBLISHING, UNCERTAIN),
          rule(Event.PUBLISHED_IT, PUBLISHED, Look.NEVER, Count.NOTHING, PUBLISHING),
          rule(Event.IN_PROGRESS, PUBLISHING, Look.LATER, Count.NOTHING, PUBLISHING),
          rule(Event.IN_PART, PUBLISHING, Look.LATER, Count.RETRY, PUBLISHING),
          rule(Event.INCOMPLETE, NEEDS_DECISION, Look.NEVER, Count.NOTHING, PUBLISHING),
          rule(Event.NOT_RESUMED, PUBLISHING, Look.LATER, Count.RETRY, PUBLISHING),
          rule(Event.NOT_BEGUN, RETRYING, Look.AT_ONCE, Count.NOTHING, PUBLISHING),
          rule(Event.FAIL, FAILED, Look.NEVER, Count.NOTHING, PUBLISHING),
          rule(Event.FAIL_FOR_NOW, RETRYING, Look.LATER, Count.RETRY, PUBLISHING),
          rule(Event.RATE_LIMITED, WAITING, Look.LATER, Count.NOTHING, PUBLISHING),
          rule(Event.ACCOUNT_REFUSED, WAITING, Look.WHEN_READY, Count.NOTHING, PUBLISHING),
          rule(Event.UNKNOWN, UNCERTAIN, Look.LATER, Count.QUESTIONS_AFRESH, PUBLISHING),
          rule(Event.LEASE_LOST, UNCERTAIN, Look.AT_ONCE, Count.QUESTIONS_AFRESH, PUBLISHING),
          rule(Event.LEASE_LOST, UNCERTAIN, Look.AT_ONCE, Count.NOTHING, UNCERTAIN),
          rule(Event.FOUND, PUBLISHED, Look.NEVER, Count.NOTHING, UNCERTAIN),
          rule(Event.FOUND_IN_PART, PUBLISHING, Look.LATER, Count.RETRY, UNCERTAIN),
          rule(Event.ABSENT, RETRYING, Look.LATER, Count.RETRY, UNCERTAIN),
          rule(Event.ASK_AGAIN, UNCERTAIN, Look.LATER, Count.NOTHING, UNCERTAIN),
          rule(Event.CANNOT_TELL, NEEDS_DECISION, Look.NEVER, Count.NOTHING, UNCERTAIN),
          rule(Event.GIVE_UP, FAILED, Look.NEVER, Count.NOTHING, PUBLISHING, UNCERTAIN));

  private static final Map<Event, Map<PublicationState, Rule>> INDEX = index();

  private PublicationStates() {}

  private static Map<Event, Map<PublicationState, Rule>> index() {
    Map<Event, Map<PublicationState, Rule>> index = new EnumMap<>(Event.class);
    for (Rule rule : RULES) {
      Map<PublicationState, Rule> lines =
          index.computeIfAbsent(rule.event(), event -> new EnumMap<>(PublicationState.class));
      rule.from().forEach(state -> lines.putIfAbsent(state, rule));
    }
    return index;
  }

  /** The line for an event in a state; empty if it may not happen there. */
  public static Optional<Rule> rule(Event event, PublicationState state) {
    return Optional.ofNullable(INDEX.getOrDefault(event, Map.of()).get(state));
  }

  /** The lines of an event, one for each state or group of states in which it may happen. */
  public static List<Rule> rules(Event event) {
    return RULES.stream().filter(rule -> rule.event() == event).toList();
  }

  /** The states in which an event may happen. */
  public static Set<PublicationState> allowed(Event event) {
    return rules(event).stream()
        .flatMap(rule -> rule.from().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PublicationState.class)));
  }

  private static Rule rule(
      Event event,
      PublicationState to,
      Look look,
      Count count,
      PublicationState first,
      PublicationState... others) {
    return new Rule(event, Set.copyOf(EnumSet.of(first, others)), to, look, count);
  }

  private static Rule rule(
      Event event, PublicationState to, Look look, Count count, Set<PublicationState> from) {
    return new Rule(event, from, to, look, count);
  }
}

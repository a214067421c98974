package org.rostrum.scheduler.posts;

import java.util.List;
import java.util.Locale;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;

/** What posts refuse, in words. */
public final class Refusals {
  private Refusals() {}

  static RequestRefused noPost() {
    return RequestRefused.of(
        Reason.NOT_FOUND, "post-not-found", "There is no such post. It may have been deleted.");
  }

  /** There is no such publication. */
  public static RequestRefused noPublication() {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "publication-not-found",
        "There is no such publication. Its post may have been deleted.");
  }

  /** Somebody else changed the post. */
  public static RequestRefused stale(long known, long newest) {
    return RequestRefused.of(
        Reason.STALE,
        "post-changed",
        "The post was changed meanwhile (version "
            + newest
            + ", not "
            + known
            + "). Load it again and repeat your change.");
  }

  static RequestRefused touched(String account, PublicationState state) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "post-published",
        "The post is "
            + words(state)
            + " on "
            + account
            + ", so it cannot be changed or deleted any more. Make a new post instead.");
  }

  /** The publication stands where this cannot be done. */
  public static RequestRefused state(String account, PublicationState state, String wanted) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "publication-state",
        "The publication on "
            + account
            + " is "
            + words(state)
            + ", so it cannot be "
            + wanted
            + ".");
  }

  static RequestRefused beingAsked(String account) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "publication-state",
        "The network is being asked whether it has the publication on "
            + account
            + ". Wait for its answer: if it cannot tell or cannot be asked, you can decide.");
  }

  static RequestRefused neverSent(String account) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "publication-never-sent",
        "The publication on "
            + account
            + " was missed, and nothing of it was sent. Publish it now, or leave it.");
  }

  static RequestRefused recurs() {
    return RequestRefused.of(
        Reason.CONFLICT,
        "post-recurs",
        "The post recurs, so it cannot be deleted. Stop its recurrence first.");
  }

  /** No publication of the post stands where this can be done. */
  public static RequestRefused nothingToDo(String wanted) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "nothing-to-publish",
        "The post has no draft or scheduled publication that could be "
            + wanted
            + ". Add an account, or retry what failed.");
  }

  static RequestRefused keyUsed() {
    return RequestRefused.of(
        Reason.CONFLICT,
        "idempotency-key-used",
        "The idempotency key was used with another draft. Use a new key for a new post.");
  }

  /** The input is wrong. */
  public static RequestRefused invalid(List<FieldProblem> problems) {
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    return RequestRefused.invalid("post-invalid", problems.getFirst().message() + more, problems);
  }

  private static String words(PublicationState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

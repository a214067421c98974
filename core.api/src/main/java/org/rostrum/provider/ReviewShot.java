package org.rostrum.provider;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One shot of the recording that a network wants to see before it grants more access.
 *
 * @param id identifies the shot for ever among the provider's shots; {@code [a-z][a-z0-9-]{0,39}}
 * @param title what to record, in a few words
 * @param why what the reviewers look for in it, in a sentence
 * @param actions what to do in front of the recorder, in order; at least one
 * @param page where in the console it begins
 * @param environment the value of the environment setting to record it in; empty for any
 * @param note what this environment cannot show and what to do about it; may be empty
 */
public record ReviewShot(
    String id,
    String title,
    String why,
    List<String> actions,
    Page page,
    Optional<String> environment,
    String note) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /**
   * Copies the actions.
   *
   * @throws IllegalArgumentException if the id is malformed or there is no action
   */
  public ReviewShot {
    actions = List.copyOf(actions);
    if (!ID.matcher(id).matches() || actions.isEmpty()) {
      throw new IllegalArgumentException(
          "The shot '" + id + "' needs an id that matches " + ID + " and at least one action");
    }
  }

  /** A page of the console. */
  public enum Page {
    /** Where the service settings are. */
    SERVICES,
    /** Where accounts are connected. */
    ACCOUNTS,
    /** Where a post is composed. */
    COMPOSER,
    /** Where publications are seen by their time. */
    CALENDAR,
    /** Where publications are listed. */
    POSTS,
    /** Where statistics are read. */
    ANALYTICS
  }
}

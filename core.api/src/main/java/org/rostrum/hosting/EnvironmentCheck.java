package org.rostrum.hosting;

import java.util.List;
import java.util.UUID;

/**
 * What changes for a workspace that begins to use an environment of a network. Nothing is moved:
 * accounts, and what is scheduled for them, stay in the environment in which they were connected.
 *
 * @param environment the environment
 * @param notes what the network's provider says of it, a sentence each
 * @param accounts how many accounts are connected there
 * @param elsewhere accounts in other environments, by name; at most {@link #MAX_SHOWN}
 * @param moreElsewhere how many there are besides
 */
public record EnvironmentCheck(
    EnvironmentView environment,
    List<String> notes,
    int accounts,
    List<Elsewhere> elsewhere,
    int moreElsewhere) {
  /** The most accounts of other environments that are named. */
  public static final int MAX_SHOWN = 50;

  /** Copies the lists. */
  public EnvironmentCheck {
    notes = List.copyOf(notes);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * An account of another environment.
   *
   * @param accountId its id
   * @param name its name for people
   * @param environment the label of its environment
   * @param ahead how many of its publications are scheduled or waiting: they stay there
   * @param alsoHere whether the same account is connected in this environment too
   */
  public record Elsewhere(
      UUID accountId, String name, String environment, int ahead, boolean alsoHere) {}
}

package org.rostrum.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One step of getting access to a network.
 *
 * @param id identifies the step for ever among the provider's steps: a tick is kept under it;
 *     {@code [a-z][a-z0-9-]{0,39}}
 * @param title what to do, in a few words
 * @param text how, in plain sentences
 * @param link where; empty if nowhere in particular
 * @param copy texts to copy in this step
 * @param doneWhen how the host can tell that it is done; empty if only a person can
 */
public record SetupStep(
    String id,
    String title,
    String text,
    Optional<URI> link,
    List<Copy> copy,
    Optional<DoneWhen> doneWhen) {
  /** Stands for the installation's redirect URI wherever it is written in a {@link Copy}. */
  public static final String REDIRECT_URI = "{redirectUri}";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /**
   * Copies the texts.
   *
   * @throws IllegalArgumentException if the id is malformed
   */
  public SetupStep {
    copy = List.copyOf(copy);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("The step id '" + id + "' does not match " + ID);
    }
  }

  /**
   * A text to copy.
   *
   * @param label what it is for
   * @param text the text; {@value SetupStep#REDIRECT_URI} in it is replaced by the host
   */
  public record Copy(String label, String text) {}

  /**
   * What the host looks at to tell that a step is done.
   *
   * @param fact what must have happened
   * @param environment the value of the environment setting in which it must have happened; empty
   *     for any
   */
  public record DoneWhen(Fact fact, Optional<String> environment) {

    /**
     * A fact in whatever environment.
     *
     * @param fact what must have happened
     * @return the condition
     */
    public static DoneWhen of(Fact fact) {
      return new DoneWhen(fact, Optional.empty());
    }

    /**
     * A fact in one environment.
     *
     * @param fact what must have happened
     * @param environment the value of the environment setting
     * @return the condition
     */
    public static DoneWhen in(Fact fact, String environment) {
      return new DoneWhen(fact, Optional.of(environment));
    }
  }

  /** What the host knows by itself. */
  public enum Fact {
    /** The service settings are saved and complete. */
    SETTINGS_SAVED,
    /** «Save and test» found nothing wrong since the settings were saved last. */
    SETTINGS_TESTED,
    /** Somebody copied the step's text in the console. */
    TEXT_COPIED,
    /** An account is connected. */
    ACCOUNT_CONNECTED,
    /** A publication was published. */
    PUBLISHED
  }
}

package org.rostrum.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One step of getting access to a network.
 *
 * @param title what to do, in a few words
 * @param text how, in plain sentences
 * @param link where; empty if nowhere in particular
 * @param copy texts to copy in this step
 */
public record SetupStep(String title, String text, Optional<URI> link, List<Copy> copy) {
  /** Stands for the installation's redirect URI wherever it is written in a {@link Copy}. */
  public static final String REDIRECT_URI = "{redirectUri}";

  /** Copies the texts. */
  public SetupStep {
    copy = List.copyOf(copy);
  }

  /**
   * A text to copy.
   *
   * @param label what it is for
   * @param text the text; {@value SetupStep#REDIRECT_URI} in it is replaced by the host
   */
  public record Copy(String label, String text) {}
}

package org.rostrum.provider.settings;

import java.util.List;
import java.util.Optional;

/**
 * Some of the entries.
 *
 * @param choices the entries; may be empty though more follow
 * @param nextCursor where to go on; empty at the end
 */
public record ChoicePage(List<Choice> choices, Optional<String> nextCursor) {
  /** Copies the entries. */
  public ChoicePage {
    choices = List.copyOf(choices);
  }
}

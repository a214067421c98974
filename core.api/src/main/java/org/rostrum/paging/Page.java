package org.rostrum.paging;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a longer list.
 *
 * @param <T> what the list holds
 * @param items the items, in the list's order
 * @param nextCursor where to go on; empty at the end. Opaque
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }
}

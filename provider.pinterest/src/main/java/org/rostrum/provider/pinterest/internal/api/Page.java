package org.rostrum.provider.pinterest.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Some entries of a list.
 *
 * @param items the entries; may be empty though more follow
 * @param bookmark where to go on; empty at the end
 */
public record Page(List<JsonNode> items, Optional<String> bookmark) {
  /** The most entries that a page may be asked to have. */
  public static final int MAX_SIZE = 250;

  /** Copies the entries. */
  public Page {
    items = List.copyOf(items);
  }
}

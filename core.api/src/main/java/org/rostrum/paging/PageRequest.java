package org.rostrum.paging;

import java.util.Optional;

/**
 * Which part of a list.
 *
 * @param cursor where to go on, as the last {@link Page} said; empty for the start
 * @param limit how many items at most, 1 to {@link #MAX_LIMIT}
 */
public record PageRequest(Optional<String> cursor, int limit) {
  /** The most items of a page. */
  public static final int MAX_LIMIT = 200;

  /** The items of a page when nothing else is asked for. */
  public static final int DEFAULT_LIMIT = 50;

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of bounds
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  /**
   * The start of a list.
   *
   * @return the first {@link #DEFAULT_LIMIT} items
   */
  public static PageRequest first() {
    return new PageRequest(Optional.empty(), DEFAULT_LIMIT);
  }
}

package org.rostrum.web.admin.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.paging.PageRequest;
import org.rostrum.web.admin.json.Form;

/** Which part of a list is asked for. */
final class Pages {
  /** The longest cursor, in characters. */
  static final int MAX_CURSOR = 1_000;

  private Pages() {}

  static PageRequest request(@Nullable String cursor, @Nullable Integer limit) {
    int items = limit == null ? PageRequest.DEFAULT_LIMIT : limit;
    checkLimit(items, PageRequest.MAX_LIMIT);
    return new PageRequest(checkedCursor(cursor), items);
  }

  static void checkLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      new Form().reject("limit", "OUT_OF_RANGE", "'limit' must be 1 to " + most + ".").check();
    }
  }

  static Optional<String> checkedCursor(@Nullable String cursor) {
    if (cursor != null && cursor.length() > MAX_CURSOR) {
      new Form()
          .reject("cursor", "TOO_LONG", "'cursor' must be the nextCursor of the last answer.")
          .check();
    }
    return Optional.ofNullable(cursor).filter(text -> !text.isBlank());
  }
}

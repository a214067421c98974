package org.rostrum.provider.pinterest.internal.boards;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a list goes on: a bookmark of Pinterest's, and how much of its page was shown already.
 *
 * @param pages how many pages were read before; bounds a list that never ends
 * @param skip how many entries of the next page were shown already
 * @param bookmark Pinterest's own; empty for the first page
 */
record ChoiceCursor(int pages, int skip, Optional<String> bookmark) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4}):(\\d{1,3}):(.*)", Pattern.DOTALL);

  static ChoiceCursor start() {
    return new ChoiceCursor(0, 0, Optional.empty());
  }

  /** Reads what {@link #write} wrote; anything else starts from the beginning. */
  static ChoiceCursor read(Optional<String> text) {
    Matcher cursor = FORM.matcher(text.orElse(""));
    return cursor.matches()
        ? new ChoiceCursor(
            Integer.parseInt(cursor.group(1)),
            Integer.parseInt(cursor.group(2)),
            Optional.of(cursor.group(3)).filter(mark -> !mark.isEmpty()))
        : start();
  }

  String write() {
    return pages + ":" + skip + ":" + bookmark.orElse("");
  }
}

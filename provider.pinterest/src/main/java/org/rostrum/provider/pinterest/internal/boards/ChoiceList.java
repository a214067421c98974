package org.rostrum.provider.pinterest.internal.boards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.Page;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;

/**
 * Turns one of Pinterest's lists into choices. Pinterest cannot search boards, so that a search
 * reads page after page and keeps what matches.
 */
final class ChoiceList {
  /** How many pages one question reads: 2,000 boards, more than an account may have. */
  static final int MAX_PAGES_AT_ONCE = 8;

  /** How many pages a list may have in all, however the questions are put. */
  static final int MAX_PAGES = 2_000;

  private final PinterestApi api;
  private final Operation operation;
  private final String path;
  private final Function<JsonNode, Optional<Choice>> choice;

  ChoiceList(
      PinterestApi api,
      Operation operation,
      String path,
      Function<JsonNode, Optional<Choice>> choice) {
    this.api = api;
    this.operation = operation;
    this.path = path;
    this.choice = choice;
  }

  ChoicePage list(ChoiceQuery query) throws PinterestException, InterruptedException {
    int limit = Math.clamp(query.limit(), 1, ChoiceQuery.MAX_LIMIT);
    String search = query.search().strip().toLowerCase(Locale.ROOT);
    int size = search.isEmpty() ? limit : Page.MAX_SIZE;
    List<Choice> choices = new ArrayList<>();
    ChoiceCursor cursor = ChoiceCursor.read(query.cursor());
    for (int read = 0; read < MAX_PAGES_AT_ONCE; read++) {
      Page page = api.page(operation, path, size, cursor.bookmark());
      for (int index = cursor.skip(); index < page.items().size(); index++) {
        Optional<Choice> next = choice.apply(page.items().get(index)).filter(c -> has(c, search));
        if (next.isPresent() && choices.size() == limit) {
          return goOn(choices, new ChoiceCursor(cursor.pages(), index, cursor.bookmark()));
        }
        next.ifPresent(choices::add);
      }
      Optional<ChoiceCursor> following = following(cursor, page);
      if (following.isEmpty()) {
        return new ChoicePage(choices, Optional.empty());
      }
      cursor = following.get();
      if (choices.size() == limit) {
        break;
      }
    }
    return goOn(choices, cursor);
  }

  /** A bookmark that leads to itself, or a list without end, ends here. */
  private static Optional<ChoiceCursor> following(ChoiceCursor cursor, Page page) {
    if (page.bookmark().isEmpty()
        || page.bookmark().equals(cursor.bookmark())
        || cursor.pages() + 1 >= MAX_PAGES) {
      return Optional.empty();
    }
    return Optional.of(new ChoiceCursor(cursor.pages() + 1, 0, page.bookmark()));
  }

  private static ChoicePage goOn(List<Choice> choices, ChoiceCursor cursor) {
    return new ChoicePage(choices, Optional.of(cursor.write()));
  }

  private static boolean has(Choice choice, String search) {
    return choice.label().toLowerCase(Locale.ROOT).contains(search);
  }
}

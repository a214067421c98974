package org.rostrum.web.admin.json;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.paging.Page;

/** Part of a list; {@code nextCursor} is absent at its end. */
public record PageJson<T>(List<T> items, @Nullable String nextCursor) {
  /** Turns each item into its JSON form. */
  public static <V, T> PageJson<T> of(Page<V> page, Function<V, T> form) {
    return new PageJson<>(page.items().stream().map(form).toList(), page.nextCursor().orElse(null));
  }
}

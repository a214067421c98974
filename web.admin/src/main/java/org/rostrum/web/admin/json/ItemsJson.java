package org.rostrum.web.admin.json;

import java.util.List;
import java.util.function.Function;

/** A whole list. */
public record ItemsJson<T>(List<T> items) {
  /** Turns each item into its JSON form. */
  public static <V, T> ItemsJson<T> of(List<V> views, Function<V, T> form) {
    return new ItemsJson<>(views.stream().map(form).toList());
  }
}

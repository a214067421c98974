package org.rostrum.web.admin.json;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts and secrets by key, as forms send them. */
public final class Texts {
  private Texts() {}

  /** Without the keys that have no value. */
  public static <T> Map<String, T> withoutNulls(@Nullable Map<String, @Nullable T> values) {
    Map<String, T> result = new TreeMap<>();
    if (values != null) {
      values.forEach(
          (key, value) -> {
            if (value != null) {
              result.put(key, value);
            }
          });
    }
    return result;
  }

  static Map<String, @Nullable String> sorted(Map<String, String> texts) {
    return new TreeMap<String, @Nullable String>(texts);
  }
}

package org.rostrum.web.admin.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about live choices. */
public final class ChoicesJson {
  private ChoicesJson() {}

  /** What to look up; the options are the values of the form so far. */
  public record ChoiceSearch(
      @Nullable String search,
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable Map<String, @Nullable String> options) {}

  /** What to add. */
  public record NewChoice(
      @Nullable String label, @Nullable Map<String, @Nullable String> options) {}
}

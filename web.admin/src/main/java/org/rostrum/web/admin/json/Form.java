package org.rostrum.web.admin.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;

/** Collects what is missing in a request, so that every fault is answered at once. */
public final class Form {
  private final List<FieldProblem> problems = new ArrayList<>();

  /** Demands a value; where it is absent the request is refused by {@link #check()}. */
  public Form require(String field, @Nullable Object value) {
    if (value == null) {
      reject(field, "REQUIRED", "'" + field + "' is needed.");
    }
    return this;
  }

  /** Notes a fault. */
  public Form reject(String field, String code, String message) {
    problems.add(new FieldProblem(field, code, message));
    return this;
  }

  /**
   * Ends the checking.
   *
   * @throws RequestRefused INVALID if there was any fault
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid(
          "invalid-request", "The request is incomplete or out of bounds.", problems);
    }
  }

  /** A value that {@link #require} has seen to. */
  public static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("A required value was not checked");
    }
    return value;
  }

  /** The text, or an empty one. */
  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

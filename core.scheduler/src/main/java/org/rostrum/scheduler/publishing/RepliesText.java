package org.rostrum.scheduler.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which the texts that follow a post stand in the database. */
public final class RepliesText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private RepliesText() {}

  /** Writes the replies of a post: null for none, as most have none. */
  public static @Nullable String write(List<String> replies) {
    return replies.isEmpty() ? null : writeOwn(replies);
  }

  /** Writes the replies of an account's own version, in which none is something said. */
  public static String writeOwn(List<String> replies) {
    try {
      return JSON.writeValueAsString(replies);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Replies cannot be written", e);
    }
  }

  /** Reads what was written; null for none. */
  public static List<String> read(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    try {
      return JSON.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored replies cannot be read", e);
    }
  }
}

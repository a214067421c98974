package org.rostrum.scheduler.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** The form in which a publication's options stand in the database. */
public final class OptionsText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private OptionsText() {}

  /** Writes options, always in the same order. */
  public static String write(Map<String, String> options) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(options));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Options cannot be written", e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored options cannot be read", e);
    }
  }
}

package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/** Where an account is at home: checked when its provider says it, and written as JSON. */
final class AccountHome {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private AccountHome() {}

  /** What is wrong with what a provider said; without the values, which the log must not hold. */
  static Optional<String> objection(ProviderDescriptor declared, Map<String, String> home) {
    List<SettingProblem> problems = declared.accountHome().validate(home, java.util.Set.of());
    if (!problems.isEmpty()) {
      return Optional.of("'" + problems.getFirst().field() + "' is missing or malformed");
    }
    int length =
        home.entrySet().stream()
            .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
            .sum();
    // what must be escaped is longer when it is written
    return length > ProviderDescriptor.MAX_HOME || text(home).length() > OAuthTerms.MAX_TEXT
        ? Optional.of("it is longer than " + ProviderDescriptor.MAX_HOME + " characters")
        : Optional.empty();
  }

  static SettingValues values(Map<String, String> home) {
    return SettingValues.of(home, Map.of());
  }

  static String text(Map<String, String> home) {
    try {
      return JSON.writeValueAsString(home);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The home of an account cannot be written", e);
    }
  }

  /** For people: the values, without their keys, as far as they fit into a sentence. */
  static String words(Map<String, String> home) {
    return AccountTexts.label(String.join(", ", new TreeMap<>(home).values()));
  }

  static Map<String, String> of(String text) {
    if (text.equals("{}")) {
      return Map.of();
    }
    try {
      return Map.copyOf(JSON.readValue(text, TEXTS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The home of an account cannot be read", e);
    }
  }
}

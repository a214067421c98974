package org.rostrum.simulator.pinterest.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an app may be allowed to do; names and meanings from Pinterest's API description 5.23. */
public final class Scopes {

  /** Enough to list and create boards and pins, secret ones excepted. */
  public static final Set<String> ORDINARY =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private static final Map<String, String> MEANINGS =
      Map.of(
          "boards:read", "See your public boards, including group boards you join",
          "boards:read_secret", "See your secret boards",
          "boards:write", "Create, update, or delete your public boards",
          "boards:write_secret", "Create, update, or delete your secret boards",
          "pins:read", "See your public Pins",
          "pins:read_secret", "See your secret Pins",
          "pins:write", "Create, update, or delete your public Pins",
          "pins:write_secret", "Create, update, or delete your secret Pins",
          "user_accounts:read", "See your user accounts and followers",
          "user_accounts:write", "Update your user accounts and followers");

  private Scopes() {}

  /** Splits a list written with commas, blanks or both; keeps the order. */
  public static Set<String> parse(String list) {
    return Arrays.stream(list.split("[\\s,]+", -1))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  public static boolean known(Collection<String> scopes) {
    return MEANINGS.keySet().containsAll(scopes);
  }

  /** What a scope allows, in words for the consent page. */
  public static String meaning(String scope) {
    return MEANINGS.getOrDefault(scope, scope);
  }
}

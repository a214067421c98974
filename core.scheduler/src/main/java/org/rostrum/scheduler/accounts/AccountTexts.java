package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What networks say of accounts, as long as the columns take it. */
final class AccountTexts {
  private static final int MAX_NAME = 400;
  private static final int MAX_LABEL = 200;
  private static final int MAX_URL = 2_048;
  private static final int MAX_REASON = 2_000;

  private AccountTexts() {}

  static String name(String text) {
    return cut(text, MAX_NAME);
  }

  static String label(String text) {
    return cut(text, MAX_LABEL);
  }

  static String reason(String text) {
    return cut(text, MAX_REASON);
  }

  /** Only web addresses are kept: people click on them. */
  static @Nullable String address(Optional<URI> address) {
    return address
        .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
        .map(URI::toString)
        .filter(text -> text.length() <= MAX_URL)
        .orElse(null);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}

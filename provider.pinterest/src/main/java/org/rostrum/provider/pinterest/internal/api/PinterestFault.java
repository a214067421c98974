package org.rostrum.provider.pinterest.internal.api;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.RateLimit;

/**
 * Why a call did not succeed.
 *
 * @param kind what kind of trouble
 * @param operation what was asked
 * @param environment the environment's name for people
 * @param detail what Pinterest or the connection said, bounded and without control characters
 * @param retryAfter how long to wait, for {@link FaultKind#RATE_LIMIT}
 * @param scope who must wait, for {@link FaultKind#RATE_LIMIT}
 */
public record PinterestFault(
    FaultKind kind,
    Operation operation,
    String environment,
    String detail,
    Duration retryAfter,
    RateLimit.Scope scope) {

  private static final int MAX_DETAIL = 300;
  private static final Pattern SCOPE_NAME = Pattern.compile("[a-z_]{2,30}:(read|write)(_secret)?");

  /** Cleans what came from the network before it is shown. */
  public PinterestFault {
    detail = clean(detail);
  }

  static PinterestFault of(FaultKind kind, Operation operation, String environment, String detail) {
    return new PinterestFault(
        kind, operation, environment, detail, Duration.ZERO, RateLimit.Scope.ACCOUNT);
  }

  /**
   * The scopes that are missing: those the message names, or else all that the operation demands.
   *
   * @return scopes to ask for
   */
  public Set<String> missingScopes() {
    Set<String> named = new LinkedHashSet<>();
    Matcher names = SCOPE_NAME.matcher(detail.toLowerCase(Locale.ROOT));
    while (names.find()) {
      named.add(names.group());
    }
    return named.isEmpty() ? new LinkedHashSet<>(operation.scopes()) : named;
  }

  private static String clean(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (plain.codePointCount(0, plain.length()) <= MAX_DETAIL) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, MAX_DETAIL)) + "…";
  }
}

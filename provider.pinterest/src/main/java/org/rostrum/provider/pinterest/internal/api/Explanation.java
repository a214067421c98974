package org.rostrum.provider.pinterest.internal.api;

import java.time.Duration;

/** Says what happened and what to do, in sentences for people. */
public final class Explanation {
  private Explanation() {}

  /**
   * Explains a fault.
   *
   * @param fault what happened
   * @return one to three sentences, without secrets
   */
  public static String of(PinterestFault fault) {
    // What Pinterest said comes last, so that nothing in it is filled in.
    return fault
        .kind()
        .sentence()
        .replace("{doing}", fault.operation().doing())
        .replace("{environment}", fault.environment())
        .replace("{scopes}", String.join(", ", fault.missingScopes()) + secret(fault))
        .replace("{wait}", inWords(fault.retryAfter()))
        .replace("{said}", said(fault));
  }

  /** Scopes for secret boards are asked for only where the operator wants them. */
  private static String secret(PinterestFault fault) {
    return fault.missingScopes().stream().anyMatch(scope -> scope.endsWith("_secret"))
        ? " (turn on «Secret boards too» on Services first)"
        : "";
  }

  private static String said(PinterestFault fault) {
    String detail = fault.detail();
    return detail.isEmpty() ? "." : " («" + detail + "»).";
  }

  private static String inWords(Duration wait) {
    long minutes = wait.plusSeconds(59).toMinutes();
    if (wait.toSeconds() < 120) {
      return wait.toSeconds() + " seconds";
    }
    return minutes < 120 ? minutes + " minutes" : wait.plusMinutes(59).toHours() + " hours";
  }
}

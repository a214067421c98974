package org.rostrum.provider.bluesky.internal.xrpc;

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
  public static String of(Fault fault) {
    // What the server said comes last, so that nothing in it is filled in.
    return fault
        .kind()
        .sentence()
        .replace("{doing}", fault.call().doing())
        .replace("{server}", fault.server())
        .replace("{wait}", inWords(fault.pause()))
        .replace("{said}", fault.detail().isEmpty() ? "." : " («" + fault.detail() + "»).");
  }

  private static String inWords(Duration wait) {
    if (wait.toSeconds() < 120) {
      return wait.toSeconds() + " seconds";
    }
    long minutes = wait.plusSeconds(59).toMinutes();
    return minutes < 120 ? minutes + " minutes" : wait.plusMinutes(59).toHours() + " hours";
  }
}

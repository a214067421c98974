package org.rostrum.scheduler.hosting.isolation;

import org.slf4j.Logger;

/** Notes that a look which is repeated for ever has failed once. */
public final class FailedLooks {
  private FailedLooks() {}

  /** Says it in the log; out of memory, not even that may succeed, and it must not matter. */
  public static void note(Logger log, String what, Throwable why) {
    try {
      log.error(what, why);
    } catch (RuntimeException | Error e) {
      // there is nobody left to tell; the next look may have what this one lacked
    }
  }
}

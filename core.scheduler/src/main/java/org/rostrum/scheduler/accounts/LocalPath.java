package org.rostrum.scheduler.accounts;

import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;

/** Where a browser may be sent back to: pages of this installation, nowhere else. */
final class LocalPath {
  /** The longest path. */
  static final int MAX_LENGTH = 2_000;

  private LocalPath() {}

  static String checked(String path) {
    boolean local =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.length() <= MAX_LENGTH
            // Browsers read a backslash as a slash, and drop tabs and line ends.
            && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    if (!local) {
      throw RequestRefused.of(
          Reason.INVALID,
          "return-path-invalid",
          "The page to return to must be a path of this installation, such as /accounts.");
    }
    return path;
  }
}

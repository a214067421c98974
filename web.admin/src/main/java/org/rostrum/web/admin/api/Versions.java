package org.rostrum.web.admin.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.web.admin.problems.HttpStatus;
import org.rostrum.web.admin.problems.ProblemException;

/** The version of a thing that a caller knows, out of If-Match (RFC 9110 section 13.1.1). */
final class Versions {
  private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})\"");
  private static final Pattern WEAK = Pattern.compile("W/\"[^\"]*\"");

  private Versions() {}

  /**
   * Reads the header.
   *
   * @throws ProblemException 428 without one, 412 for a weak one, 400 for what is none of ours
   */
  static long of(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "if-match-needed",
          "Send the ETag of what you change in If-Match, so that nobody's change is overwritten unseen.");
    }
    String tag = ifMatch.strip();
    if (WEAK.matcher(tag).matches()) {
      throw ProblemException.of(
          HttpStatus.STALE,
          "weak-etag",
          "If-Match compares strongly; send the ETag as it was answered.");
    }
    Matcher strong = STRONG.matcher(tag);
    if (!strong.matches()) {
      throw ProblemException.of(
          HttpStatus.BAD_REQUEST,
          "malformed-if-match",
          "If-Match takes the one ETag that was answered with it, for example \"7\".");
    }
    return Long.parseLong(strong.group(1));
  }
}

package org.rostrum.web.admin.signin;

import java.util.regex.Pattern;

/** Paths of this installation that a browser may be sent to. */
public final class LocalPaths {
  /** The longest path, in characters. */
  public static final int MAX_PATH = 500;

  /**
   * One slash, then no second slash and no backslash, which browsers take for one; no control
   * characters, which they drop. What is left cannot name another host.
   */
  private static final Pattern LOCAL =
      Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

  private LocalPaths() {}

  /** Whether the text is a path of this installation and nothing else. */
  public static boolean isLocal(String path) {
    return path.length() <= MAX_PATH && LOCAL.matcher(path).matches();
  }
}

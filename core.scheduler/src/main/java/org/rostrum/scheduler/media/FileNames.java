package org.rostrum.scheduler.media;

import java.util.regex.Pattern;
import org.rostrum.media.MediaLibrary;

/** Names of files as people see them; they are never used as paths. */
final class FileNames {
  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final String NAMELESS = "picture";

  private FileNames() {}

  /** Without folders and invisible characters, and cut where it is too long. */
  static String shown(String name) {
    String base = FOLDERS.matcher(name).replaceFirst("");
    String visible = UNSEEN.matcher(base).replaceAll("").strip();
    if (visible.isEmpty()) {
      return NAMELESS;
    }
    int length = visible.codePointCount(0, visible.length());
    return length <= MediaLibrary.MAX_NAME
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, MediaLibrary.MAX_NAME));
  }
}

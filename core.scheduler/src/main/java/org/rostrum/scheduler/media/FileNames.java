package org.rostrum.scheduler.media;

import java.util.regex.Pattern;
import org.rostrum.media.MediaEdit;
import org.rostrum.media.MediaLibrary;

/** Names of files as people see them; they are never used as paths. */
final class FileNames {
  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final String NAMELESS = "picture";

  /** How much of the name of a picture is kept in that of an edited one, in code points. */
  private static final int STEM = MediaLibrary.MAX_NAME - 20;

  private FileNames() {}

  /** The name of a changed picture: that of the picture, what was done, and its new type. */
  static String edited(String name, MediaEdit edit, ImageType type) {
    String what =
        switch (edit) {
          case MediaEdit.Crop crop -> " (cropped)";
          case MediaEdit.Pad pad -> " (padded)";
          case MediaEdit.Downscale small -> " (smaller)";
          case MediaEdit.Convert same -> "";
        };
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return shown(cut(stem, STEM) + what + (type == ImageType.PNG ? ".png" : ".jpg"));
  }

  /** Without folders and invisible characters, and cut where it is too long. */
  static String shown(String name) {
    String base = FOLDERS.matcher(name).replaceFirst("");
    String visible = UNSEEN.matcher(base).replaceAll("").strip();
    if (visible.isEmpty()) {
      return NAMELESS;
    }
    return cut(visible, MediaLibrary.MAX_NAME);
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}

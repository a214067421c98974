package org.rostrum.web.admin.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.rostrum.web.admin.console.ConsoleFiles;

/** Reads files out of the bundle. */
final class BundleFiles {
  private static final String FOLDER = "/static/";

  private BundleFiles() {}

  static ConsoleFiles consoleOf(Bundle bundle) {
    Map<String, byte[]> contents = new HashMap<>();
    Enumeration<URL> found = bundle.findEntries(FOLDER, "*", true);
    for (URL entry : Collections.list(found == null ? Collections.emptyEnumeration() : found)) {
      String path = entry.getPath();
      if (!path.endsWith("/")) {
        contents.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), read(entry));
      }
    }
    return ConsoleFiles.of(contents);
  }

  private static byte[] read(URL entry) {
    try (InputStream bytes = entry.openStream()) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The console's file " + entry.getPath() + " is unreadable", e);
    }
  }
}

package org.rostrum.scheduler.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema.
 *
 * @param version 1, 2, 3 …
 * @param name what it brings
 * @param script its statements, for both databases
 */
record Migration(int version, String name, String script) {
  private static final String FOLDER = "migrations/";
  private static final Pattern FILE_NAME = Pattern.compile("V(\\d{3})__([a-z0-9_]+)\\.sql");

  /** Reads the migrations of this bundle; an index names them, since a bundle is no folder. */
  static List<Migration> ofThisVersion() {
    List<Migration> migrations = new ArrayList<>();
    for (String file : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      Matcher name = FILE_NAME.matcher(file);
      if (!name.matches() || Integer.parseInt(name.group(1)) != migrations.size() + 1) {
        throw new IllegalStateException("The index of migrations is out of order at " + file);
      }
      migrations.add(
          new Migration(migrations.size() + 1, name.group(2).replace('_', ' '), resource(file)));
    }
    return List.copyOf(migrations);
  }

  /** The SHA-256 of the script, the same whatever the line ends of a checkout. */
  String checksum() {
    try {
      byte[] text = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String resource(String file) {
    try (InputStream in = Migration.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("The bundle lacks the migration " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The bundle's migration " + file + " cannot be read", e);
    }
  }
}
